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
        var keysOf = other.Moves.Select((move, place) => Of(move, other.Input.Keys[place], rows)).ToArray();
        var matches = new int[rows.Rows];
        for (var row = 0; row < matches.Length; row++)
        {
            matches[row] = KeysOf(keysOf, row) is { } keys && places.TryGetValue(keys, out var place) ? place : -1;
        }

        return matches;
    }

    /// <summary>The keys that the other group of a row has; null where it has none.</summary>
    private int?[]? KeysOf(Func<int, int?>[] keysOf, int row)
    {
        var keys = new int?[keysOf.Length];
        for (var place = 0; place < keys.Length; place++)
        {
            keys[place] = keysOf[place](row);
            if (keys[place] is null && other.Moves[place] is not KeyMove.Same)
            {
                return null;
            }
        }

        return keys;
    }

    /// <summary>The key of a dimension that the other group of each row has; the columns are looked up once.</summary>
    private Func<int, int?> Of(KeyMove move, Dimension dimension, Numbers rows)
    {
        switch (move)
        {
            case KeyMove.Same:
                var same = Keys(dimension);
                return row => same[row];
            case KeyMove.Back back:
                var moved = Keys(dimension);
                return row => moved[row] - back.Steps;
            case KeyMove.HoldsFinest holds:
                var held = Keys(holds.Finest);
                return row => (held[row] - holds.Steps) / holds.PerKey;
            case KeyMove.YearOfFinest year:
                var (years, finest) = (Keys(dimension), Keys(year.Finest));
                return row => Least(years[row], (finest[row] - year.Steps) / year.PerYear);
            case KeyMove.Mapped mapped:
                var (members, listed) = (Keys(dimension), mapped.Members.DistinctBy(one => one.Key)
                    .ToDictionary(one => one.Key, one => one.Other));
                return row => members[row] is { } key && listed.TryGetValue(key, out var found) ? found : null;
            default:
                throw new UnreachableException($"Move {move.GetType().Name} is not known in memory.");
        }

        int?[] Keys(Dimension one) => rows.Keys(own.IndexOf(one));
    }

    /// <summary>The lesser of two keys; the one that is there where the other is not.</summary>
    private static int? Least(int? one, int? other) => one is { } left && other is { } right
        ? Math.Min(left, right)
        : one ?? other;
}
