using System.Collections.Immutable;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes two numbers of records as one, and tells them apart again.</summary>
internal static class TogetherSql
{
    /// <summary>What some records add.</summary>
    /// <param name="part">What is asked of them.</param>
    /// <param name="records">How many they are.</param>
    public static string Number(PartValue.Together part, string records) =>
        $"CASE WHEN {RecordTestSql.OfRow(part.Among)} THEN {records} * {Literal.Of(PartValue.Together.Both)} " +
        $"ELSE {records} END";

    /// <summary>The rows of a table with each number on its own.</summary>
    public static string Apart(Plan.Apart apart, string table)
    {
        var all = apart.Pairs.Select(one => one.All).ToImmutableHashSet(StringComparer.Ordinal);
        var among = apart.Pairs.ToImmutableDictionary(one => one.Among, one => one.All, StringComparer.Ordinal);
        var (lower, bits) = (Literal.Of(PartValue.Together.Lower), Literal.Of(PartValue.Together.Bits));
        var numbers = apart.Numbers.Select(part => all.Contains(part.Name) ? $"{part.Name} & {lower} AS {part.Name}"
            : among.TryGetValue(part.Name, out var packed) ? $"{packed} >> {bits} AS {part.Name}"
            : part.Name);
        return $"SELECT{DuckDbRenderer.List(apart.Keys.Select(KeySql.Name).Concat(numbers))}\nFROM {table}";
    }
}
