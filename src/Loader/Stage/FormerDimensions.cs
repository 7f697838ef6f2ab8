using System.Collections.Immutable;
using Analytics.Loader.Shape;
using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>What the former load knew beside the facts, as far as rows of facts depend on it.</summary>
internal sealed record FormerDimensions
{
    /// <summary>Units by key.</summary>
    public required ImmutableDictionary<int, FormerArea> Areas { get; init; }

    /// <summary>Records of units by key.</summary>
    public required ImmutableDictionary<int, long> AreaRecords { get; init; }

    /// <summary>Members by dimension and code.</summary>
    public required ImmutableDictionary<(string Dimension, string Code), FormerMember> Members { get; init; }

    /// <summary>Spans in the order of their keys.</summary>
    public required ImmutableArray<SpanRow> Spans { get; init; }

    /// <summary>Reads them from a copy of the former snapshot that is not changed yet.</summary>
    public static FormerDimensions Read(StagedWarehouse staged)
    {
        var classes = staged.Query(
            """
            SELECT c.area_key, m.code, c.valid_from, c.valid_until
            FROM area_class_membership c JOIN member m ON m.dimension = 'areaClass' AND m.member_key = c.area_class_key
            ORDER BY c.area_class_key, c.rowid
            """,
            row => (Area: row.GetInt32(0), Class: (row.GetString(1), Day(row, 2), Day(row, 3))))
            .ToLookup(pair => pair.Area, pair => pair.Class);
        return new()
        {
            Areas = staged.Query(
                "SELECT area_key, level, parent_key, region_key, province_key, district_key, valid_until FROM area",
                row => (Key: row.GetInt32(0), Area: new FormerArea(
                    row.GetString(1), Number(row, 2), Number(row, 3), Number(row, 4), Number(row, 5), Day(row, 6),
                    FormerArea.Text(classes[row.GetInt32(0)]))))
                .ToImmutableDictionary(pair => pair.Key, pair => pair.Area),
            AreaRecords = staged.Query("FROM area_record", row => (Key: row.GetInt32(0), Id: row.GetInt64(1)))
                .ToImmutableDictionary(pair => pair.Key, pair => pair.Id),
            Members = staged.Query(
                "SELECT dimension, qualified_code, member_key, valid_from, valid_until FROM member",
                row => (
                    Code: (row.GetString(0), row.GetString(1)),
                    Member: new FormerMember(row.GetInt16(2), Day(row, 3), Day(row, 4))))
                .ToImmutableDictionary(pair => pair.Code, pair => pair.Member),
            Spans =
            [
                .. staged.Query(
                    "SELECT span_key, code, from_on, until_on FROM span ORDER BY 1",
                    row => new SpanRow(
                        row.GetInt16(0), row.GetString(1), row.GetFieldValue<DateOnly>(2),
                        row.GetFieldValue<DateOnly>(3))),
            ],
        };
    }

    private static int? Number(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateOnly? Day(DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
