using System.Collections.Immutable;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>Rows of a statement as columns: keys, and 64-bit numbers by name.</summary>
internal sealed class Numbers(
    ImmutableArray<int?[]> keys, Dictionary<string, long?[]> parts, int rows, long count, bool[]? kept = null,
    int[]? taken = null)
{
    /// <summary>Numbers of rows of this page.</summary>
    public int Rows { get; } = rows;

    /// <summary>Number of rows on all pages; zero when the page is empty.</summary>
    public long Count { get; } = count;

    /// <summary>Keys of a dimension by its place in the grain.</summary>
    public int?[] Keys(int dimension) => keys[dimension];

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => keys.Length;

    /// <summary>Names of all parts.</summary>
    public IEnumerable<string> Parts => parts.Keys;

    /// <summary>A part by its name; null where the statement has no such column.</summary>
    public long?[]? Find(string part) => parts.GetValueOrDefault(part);

    /// <summary>A part by its name.</summary>
    public long?[] this[string part] => parts[part];

    /// <summary>Whether a row passes the test of rows; all do where none was marked.</summary>
    public bool IsKept(int row) => kept is null || kept[row];

    /// <summary>Some of the rows, which know where they were taken from.</summary>
    public Numbers Take(int[] places) => Picked(places, Count, places);

    /// <summary>Some of the rows as if there were no others than so many on all pages.</summary>
    public Numbers Alone(int[] places, long count) => Picked(places, count, null);

    /// <summary>The same rows with their parts.</summary>
    public Numbers With(Dictionary<string, long?[]> told) => new(keys, told, Rows, Count);

    /// <summary>The same rows, those being marked that pass a test.</summary>
    public Numbers Marked(bool[] passing) => new(keys, parts, Rows, Count, passing);

    /// <summary>The same rows with the parts of others beside them.</summary>
    /// <param name="other">The others, whose parts have other names.</param>
    /// <param name="matches">The row of them that stands beside each row; -1 where there is none.</param>
    public Numbers Beside(Numbers other, int[] matches)
    {
        var both = new Dictionary<string, long?[]>(parts, StringComparer.Ordinal);
        foreach (var part in other.Parts)
        {
            var column = other[part];
            both[part] = Array.ConvertAll(matches, row => row < 0 ? null : column[row]);
        }

        return new(keys, both, Rows, Count);
    }

    /// <summary>The row of the numbers that this row was taken from; itself where none were taken.</summary>
    public int TakenFrom(int row) => taken is null ? row : taken[row];

    /// <summary>The keys of a row.</summary>
    public int?[] KeysOf(int row) => [.. keys.Select(column => column[row])];

    /// <summary>The group of a row.</summary>
    public GroupKeys Group(int row) => new([.. KeysOf(row)]);

    private Numbers Picked(int[] places, long count, int[]? from) => new(
        [.. keys.Select(column => Taken(column, places))],
        parts.ToDictionary(pair => pair.Key, pair => Taken(pair.Value, places), StringComparer.Ordinal),
        places.Length, count, kept is null ? null : Taken(kept, places), from);

    private static T[] Taken<T>(T[] column, int[] places) => Array.ConvertAll(places, place => column[place]);
}
