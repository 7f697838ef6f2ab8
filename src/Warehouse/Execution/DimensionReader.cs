using System.Collections.Immutable;
using System.Data.Common;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Loads the dimensions of a snapshot into memory.</summary>
internal static class DimensionReader
{
    private static readonly ImmutableArray<string> Facts =
    [
        "budget_allocation", "disbursement", "training_course", "inspection", "inspected_unit", "finding",
        "household_review", "household_support",
    ];

    public static SnapshotDimensions Read(DuckDBConnection connection, DateOnly cutoff) => new(new()
    {
        Areas = [.. Rows(connection, DimensionQueries.Areas, AreaOf)],
        Successions = [.. Rows(connection, DimensionQueries.Successions, row => new AreaSuccession(
            row.GetInt32(0), row.GetInt32(1),
            row.GetString(2) == "WHOLE" ? SuccessionShare.Whole : SuccessionShare.Part, Day(row, 3) ?? default))],
        Members = Rows(
            connection, DimensionQueries.Members, row => (dimension: row.GetString(0), member: MemberOf(row)))
            .GroupBy(pair => pair.dimension)
            .ToImmutableDictionary(group => group.Key, group => group.Select(pair => pair.member).ToImmutableArray()),
        Spans = [.. Rows(connection, DimensionQueries.Spans, row => new Span(
            row.GetInt32(0), row.GetString(1), Day(row, 2) ?? default, Day(row, 3) ?? default))],
        Applicabilities = [.. Rows(connection, DimensionQueries.Applicabilities, row => new Applicability(
            row.GetInt32(0), row.GetInt32(1), Day(row, 2), Day(row, 3), row.GetBoolean(4), Text(row, 5)))],
        PublishedFigures = [.. Rows(connection, DimensionQueries.PublishedFigures, row => new PublishedFigure(
            row.GetString(0), row.GetInt32(1), Number(row, 2), Number(row, 3),
            row.IsDBNull(4) ? null : row.GetDecimal(4), row.GetString(5)))],
        YearsOfFact = Facts.ToImmutableDictionary(
            fact => fact,
            fact => Rows(connection, DimensionQueries.YearsOf(fact), row => row.GetInt32(0)).ToImmutableArray()),
        SpansOfFact = Facts.ToImmutableDictionary(
            fact => fact,
            fact => Rows(connection, DimensionQueries.SpansOf(fact), row => row.GetInt32(0)).ToImmutableArray()),
        Tables = Rows(connection, DimensionQueries.Tables, row =>
            (table: row.GetString(0), rows: row.GetInt64(1), column: row.GetString(2)))
            .GroupBy(one => (one.table, one.rows), one => one.column)
            .ToImmutableDictionary(
                one => one.Key.table, one => new StoredTable(one.Key.table, one.Key.rows, [.. one])),
        Cutoff = cutoff,
    });

    private static List<T> Rows<T>(DuckDBConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static Area AreaOf(DbDataReader row) => new()
    {
        Key = row.GetInt32(0),
        Code = Text(row, 1),
        Level = Enum.Parse<AreaLevel>(row.GetString(2), ignoreCase: true),
        Name = new(row.GetString(3), row.GetString(4)),
        FullName = new(row.GetString(5), row.GetString(6)),
        NameAscii = row.GetString(7),
        ParentKey = Number(row, 8),
        RegionKey = Number(row, 9),
        ProvinceKey = Number(row, 10),
        DistrictKey = Number(row, 11),
        ValidFrom = Day(row, 12),
        ValidUntil = Day(row, 13),
        CodeOrder = row.GetInt32(14),
        NameOrder = row.GetInt32(15),
    };

    private static Member MemberOf(DbDataReader row) => new()
    {
        Key = row.GetInt32(1),
        Code = row.GetString(2),
        QualifiedCode = row.GetString(3),
        Name = new(row.GetString(4), row.GetString(5)),
        ParentKey = Number(row, 6),
        SortOrder = row.GetInt32(7),
        NameOrder = row.GetInt32(8),
        ValidFrom = Day(row, 9),
        ValidUntil = Day(row, 10),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateOnly? Day(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
