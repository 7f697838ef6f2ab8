using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Numbers the groups of rows in the order in which they are met. The keys of a group are one number, its
/// code.</summary>
internal sealed class GroupTable
{
    private const long FewCodes = 1 << 12; // 16 KiB

    private readonly ImmutableArray<KeyRange> _ranges;
    private readonly List<long> _codes = [];
    private readonly int[]? _places; // number of the group plus one, by code
    private readonly Dictionary<long, int>? _far;

    private GroupTable(ImmutableArray<KeyRange> ranges, long size, long rows)
    {
        _ranges = ranges;
        if (size <= Math.Max(FewCodes, rows))
        {
            _places = new int[size];
        }
        else
        {
            _far = [];
        }
    }

    /// <summary>Number of groups.</summary>
    public int Count => _codes.Count;

    /// <summary>A table without groups; null where codes have more than 63 bits.</summary>
    /// <param name="ranges">The keys that the dimensions may have.</param>
    /// <param name="rows">How many rows are numbered at most.</param>
    public static GroupTable? Of(ImmutableArray<KeyRange> ranges, long rows)
    {
        var size = ranges.Aggregate((Int128)1, (all, range) => all > long.MaxValue ? all : all * range.Size);
        return size > long.MaxValue ? null : new(ranges, (long)size, rows);
    }

    /// <summary>Takes a dimension more into codes, in the order of the dimensions.</summary>
    public void Extend(Span<long> codes, ReadOnlySpan<int> keys, int dimension)
    {
        var range = _ranges[dimension];
        var size = range.Size;
        for (var place = 0; place < keys.Length; place++)
        {
            codes[place] = (codes[place] * size) + range.NumberOf(keys[place]);
        }
    }

    /// <summary>Adds the group of some keys where it is not there yet.</summary>
    public void Add(ImmutableArray<int?> keys)
    {
        var code = 0L;
        foreach (var (dimension, key) in keys.Index())
        {
            code = (code * _ranges[dimension].Size) + _ranges[dimension].NumberOf(key ?? HeldKeys.None);
        }

        GroupOf(code);
    }

    /// <summary>The group of a code.</summary>
    public int GroupOf(long code)
    {
        if (_places is { } places)
        {
            if (places[code] == 0)
            {
                _codes.Add(code);
                places[code] = _codes.Count;
            }

            return places[code] - 1;
        }

        // One of both is there.
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_far!, code, out var known);
        if (!known)
        {
            group = _codes.Count;
            _codes.Add(code);
        }

        return group;
    }

    /// <summary>The keys of all groups, a column for each dimension.</summary>
    public ImmutableArray<int?[]> Keys()
    {
        var keys = ImmutableArray.CreateRange(_ranges, _ => new int?[Count]);
        for (var group = 0; group < Count; group++)
        {
            var code = _codes[group];
            for (var dimension = _ranges.Length - 1; dimension >= 0; dimension--)
            {
                (code, var number) = Math.DivRem(code, _ranges[dimension].Size);
                keys[dimension][group] = _ranges[dimension].KeyOf(number);
            }
        }

        return keys;
    }
}
