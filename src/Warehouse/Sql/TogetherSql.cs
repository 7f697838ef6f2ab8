using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes two numbers of records as one, and tells them apart again.</summary>
internal static class TogetherSql
{
    private const int MostListed = 128;

    /// <summary>The texts of tests, which are long and the same for every part of a map.</summary>
    private static readonly ConditionalWeakTable<RecordTest, ConcurrentDictionary<string, string>> Written = [];

    /// <summary>What some records add.</summary>
    /// <param name="part">What is asked of them.</param>
    /// <param name="records">How many they are.</param>
    public static string Number(PartValue.Together part, string records) =>
        Written.GetValue(part.Among, _ => []).GetOrAdd(records, _ => Write(part, records));

    private static string Write(PartValue.Together part, string records) => FactorOf(part.Among) is { } factor
        ? $"{records} * {factor}"
        : $"CASE WHEN {RecordTestSql.OfRow(part.Among)} THEN {records} * {Literal.Of(PartValue.Together.Both)} " +
            $"ELSE {records} END";

    /// <summary>What each record counts, from a list by its unit; null where units are too many for a list. Many tests
    /// of ranges take longer.</summary>
    private static string? FactorOf(RecordTest among)
    {
        if (among is not RecordTest.Any { Items: [RecordTest.InsideAreas { Keys.IsEmpty: false } inside] }
            || inside.Keys.Max() - inside.Keys.Min() is var range && range >= MostListed)
        {
            return null;
        }

        var first = inside.Keys.Min();
        var factors = Enumerable.Range(first, range + 1)
            .Select(key => Literal.Of(inside.Keys.Contains(key) ? PartValue.Together.Both : 1));
        var column = inside.Column;
        return $"coalesce(([{string.Join(", ", factors)}]::BIGINT[])" +
            $"[greatest({column} - {Literal.Of(first - 1)}, 0)], 1)"; // places below 0 are counted from the end
    }

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
