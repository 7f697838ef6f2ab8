using System.Globalization;
using Analytics.Loader.Shape;
using Analytics.Warehouse.Catalog;

namespace Analytics.Loader.Stage;

/// <summary>Gives the spans in use keys that depend on nothing but the spans: neither on the order of records nor on
/// former loads.</summary>
internal static class SpanKeys
{
    /// <summary>Writes the table <c>span</c> and changes keys that are not yet those of their rank.</summary>
    /// <returns>The tables whose rows were changed.</returns>
    public static IReadOnlyList<string> Settle(StagedWarehouse staged, Spans spans)
    {
        var tables = WarehouseSchema.Star.Tables.Where(table => table.Has("span_key") && table.Name != "span")
            .Select(table => table.Name).ToList();
        var inUse = string.Join(" UNION ", tables.Where(table => !InRollup(table)).Select(
            table => $"SELECT span_key FROM {table} WHERE span_key IS NOT NULL"));
        var used = staged.Query(inUse, row => row.GetInt16(0)).ToHashSet();
        var inOrder = spans.Rows.Where(span => used.Contains(span.SpanKey))
            .OrderBy(span => span.FromOn).ThenBy(span => span.UntilOn)
            .Select((span, rank) => (span.SpanKey, Row: span with { SpanKey = (short)(rank + 1) })).ToList();
        staged.Run("DELETE FROM span");
        staged.Append(DimensionWriters.Span, inOrder.Select(pair => pair.Row));
        var moved = inOrder.Where(pair => pair.SpanKey != pair.Row.SpanKey)
            .ToDictionary(pair => (int)pair.SpanKey, pair => (int)pair.Row.SpanKey);
        if (moved.Count == 0)
        {
            return [];
        }

        foreach (var table in tables)
        {
            staged.Run(Move(table, "span_key", moved));
        }

        return tables;
    }

    // A fact has no other spans than those of its roll-ups, which are smaller.
    private static bool InRollup(string table) => WarehouseSchema.Star.Facts.Any(
        fact => fact.Name == table && fact.Rollups.Any(rollup => rollup.Keys.Contains("span_key")));

    /// <summary>A statement that gives the rows of moved members their new keys.</summary>
    public static string Move(string table, string column, IReadOnlyDictionary<int, int> moved)
    {
        var pairs = string.Join(", ", moved.OrderBy(pair => pair.Key).Select(
            pair => string.Create(CultureInfo.InvariantCulture, $"({pair.Key}, {pair.Value})")));
        return $"UPDATE {table} SET {column} = moved.next FROM (VALUES {pairs}) AS moved(former, next) "
            + $"WHERE {table}.{column} = moved.former";
    }
}
