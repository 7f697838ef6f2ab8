using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Extract;

namespace Analytics.Loader.Stage;

/// <summary>What the source's own sums say of a staged warehouse.</summary>
/// <param name="Scope">The areas and years that they are about.</param>
/// <param name="OfSource">Totals of all records, by warehouse table.</param>
/// <param name="OfRejected">Totals of the rejected records of every area and year, by warehouse table.</param>
public sealed record StagedTotals(
    TotalScope Scope,
    ImmutableDictionary<string, ImmutableArray<TotalLine>> OfSource,
    ImmutableDictionary<string, ImmutableArray<TotalLine>> OfRejected)
{
    /// <summary>Ids of the records that are rejected, by table.</summary>
    internal static ImmutableDictionary<string, List<long>> RejectedIds(StagedWarehouse staged) =>
        SourceTotals.Columns.Keys.ToImmutableDictionary(table => table, table => RejectedIds(staged, table));

    /// <summary>Ids of the records of a table that are rejected.</summary>
    internal static List<long> RejectedIds(StagedWarehouse staged, string table) => staged.Query(
        string.Create(CultureInfo.InvariantCulture,
            $"SELECT record_id FROM rejected_record WHERE table_name = '{table}' ORDER BY 1"),
        row => row.GetInt64(0));
}
