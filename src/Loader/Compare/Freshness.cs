using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Snapshots;
using DuckDB.NET.Data;

namespace Analytics.Loader.Compare;

/// <summary>How recent the records of a table are, overall or of one province.</summary>
/// <param name="Table">Warehouse name, such as <c>disbursement</c>.</param>
/// <param name="ProvinceCode">Official code; null for records of no province and for the whole table.</param>
/// <param name="Province">Vietnamese name; null for records of no province and for the whole table.</param>
/// <param name="Records">How many.</param>
/// <param name="LastDay">The last day that a record is about; for a record of a whole year its last day.</param>
/// <param name="DaysBehind">From that day to the cut-off of the snapshot; negative where the year is not over.</param>
public sealed record Freshness(
    string Table, string? ProvinceCode, string? Province, long Records, DateOnly? LastDay, int? DaysBehind)
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    /// <summary>Every table as a whole, in the order of the star schema.</summary>
    public static ImmutableArray<Freshness> OfTables(Snapshot snapshot) => Read(snapshot, fact => $"""
        SELECT NULL, NULL, count(*), max(period_until) - 1 FROM {fact.Name}
        """);

    /// <summary>Every table by province, in the order of their codes.</summary>
    public static ImmutableArray<Freshness> OfProvinces(Snapshot snapshot) => Read(snapshot, fact => $"""
        SELECT p.code, p.name, count(*), max(f.period_until) - 1
        FROM {fact.Name} f LEFT JOIN area p ON p.area_key = f.province_key
        GROUP BY p.area_key, p.code, p.name ORDER BY p.code NULLS FIRST, p.area_key
        """);

    private static ImmutableArray<Freshness> Read(Snapshot snapshot, Func<Fact, string> sql)
    {
        var cutoff = DateOnly.FromDateTime(snapshot.Manifest.SourceCutoff.ToOffset(VietnamTime).Date);
        using var connection = new DuckDBConnection($"Data Source={snapshot.Path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        var lines = ImmutableArray.CreateBuilder<Freshness>();
        foreach (var fact in WarehouseSchema.Star.Facts)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql(fact);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                DateOnly? last = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3);
                lines.Add(new Freshness(
                    fact.Name,
                    reader.IsDBNull(0) ? null : reader.GetString(0),
                    reader.IsDBNull(1) ? null : reader.GetString(1),
                    reader.GetInt64(2),
                    last,
                    cutoff.DayNumber - last?.DayNumber));
            }
        }

        return lines.ToImmutable();
    }
}
