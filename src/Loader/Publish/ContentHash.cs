using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Publish;

/// <summary>A hash of the rows, not of the bytes: equal content gives an equal hash wherever DuckDB put its
/// blocks.</summary>
/// <remarks>DuckDB hashes each row; the sum of the row hashes ignores their order and counts doubles. Comparable
/// between files written by one version of DuckDB, which the manifest names. As it is a sum, an incremental load
/// takes the hashes of rows out and puts others in.</remarks>
internal static class ContentHash
{
    /// <summary>The hash of all tables.</summary>
    /// <param name="staged">The warehouse.</param>
    /// <param name="states">Sums of the row hashes that are known already, by fact.</param>
    /// <param name="rows">Rows of every table.</param>
    public static string Of(
        StagedWarehouse staged, ImmutableArray<TableState> states, ImmutableArray<TableRows> rows)
    {
        var counts = rows.ToDictionary(one => one.Table, one => one.Rows);
        var known = states.ToDictionary(state => state.Table, state => state.RowHash);
        var text = new StringBuilder();
        foreach (var table in WarehouseSchema.Star.Tables)
        {
            var sum = known.GetValueOrDefault(table.Name) ?? Text(SumOf(staged, table, table.Name));
            text.Append(CultureInfo.InvariantCulture, $"{table.Name}({ColumnsOf(table)}) {counts[table.Name]} {sum}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The states of all facts after a full load.</summary>
    public static ImmutableArray<TableState> States(StagedWarehouse staged) =>
    [
        .. WarehouseSchema.Star.Facts.Select(fact =>
            new TableState(fact.Name, Text(SumOf(staged, fact, fact.Name)), 0)),
    ];

    /// <summary>The states of all facts after an incremental load.</summary>
    public static ImmutableArray<TableState> States(
        StagedWarehouse staged, ImmutableArray<TableState> former, StagedChanges changes)
    {
        var before = former.ToDictionary(state => state.Table, state => state.RowHash);
        return
        [
            .. WarehouseSchema.Star.Facts.Select(fact => new TableState(
                fact.Name, Follow(staged, fact, before[fact.Name], changes), changes.ChangedRows[fact.Name])),
        ];
    }

    private static string Follow(StagedWarehouse staged, Fact fact, string before, StagedChanges changes)
    {
        if (changes.Rewritten.Contains(fact.Name))
        {
            return Text(SumOf(staged, fact, fact.Name));
        }

        return !changes.Facts.Contains(fact.Name)
            ? before
            : Text(BigInteger.Parse(before, CultureInfo.InvariantCulture)
                - SumOf(staged, fact, $"gone_{fact.Name}") + SumOf(staged, fact, $"unsorted_{fact.Name}"));
    }

    private static BigInteger SumOf(StagedWarehouse staged, Table table, string rows) => BigInteger.Parse(
        staged.Query(
            $"SELECT coalesce(sum(hash({ColumnsOf(table)})::HUGEINT), 0)::VARCHAR FROM {rows}",
            row => row.GetString(0))[0],
        CultureInfo.InvariantCulture);

    private static string ColumnsOf(Table table) => string.Join(", ", table.Columns.Select(column => column.Name));

    private static string Text(BigInteger sum) => sum.ToString(CultureInfo.InvariantCulture);
}
