using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Finds the group that a group is compared with. Says what the SQL of such a join says in DuckDB.</summary>
/// <param name="own">Dimensions of the groups.</param>
/// <param name="other">The groups compared with, and how their keys follow.</param>
internal sealed class MovedKeys(ImmutableArray<Dimension> own, Other other)
{
    /// <summary>The row of the other group of each row; -1 where there is none.</summary>
    public int[] Matches(Numbers rows, Numbers others)
    {
        var places = Enumerable.Range(0, others.Rows).ToDictionary(others.KeysOf, KeyEquality.Instance);
        return [.. Enumerable.Range(0, rows.Rows).Select(row =>
            KeysOf(rows, row) is { } keys && places.TryGetValue(keys, out var place) ? place : -1)];
    }

    /// <summary>The keys that the other group of a row has; null where it has none.</summary>
    private int?[]? KeysOf(Numbers rows, int row)
    {
        var keys = new int?[other.Moves.Length];
        foreach (var (place, move) in other.Moves.Index())
        {
            var dimension = other.Input.Keys[place];
            keys[place] = Moved(move, Key(dimension), Key);
            if (keys[place] is null && move is not KeyMove.Same)
            {
                return null;
            }
        }

        return keys;

        int? Key(Dimension dimension) => rows.Keys(own.IndexOf(dimension))[row];
    }

    private static int? Moved(KeyMove move, int? key, Func<Dimension, int?> keyOf) => move switch
    {
        KeyMove.Same => key,
        KeyMove.Back back => key - back.Steps,
        KeyMove.HoldsFinest holds => (keyOf(holds.Finest) - holds.Steps) / holds.PerKey,
        KeyMove.YearOfFinest year => Least(key, (keyOf(year.Finest) - year.Steps) / year.PerYear),
        KeyMove.Mapped mapped => mapped.Members.Where(one => one.Key == key)
            .Select(one => (int?)one.Other).FirstOrDefault(),
        _ => throw new UnreachableException($"Move {move.GetType().Name} is not known in memory."),
    };

    /// <summary>The lesser of two keys; the one that is there where the other is not.</summary>
    private static int? Least(int? one, int? other) => one is { } left && other is { } right
        ? Math.Min(left, right)
        : one ?? other;
}
