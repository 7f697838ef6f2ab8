using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Adds the rows of a scan up to the parts of groups. Counts are zero, and other numbers null, where there are
/// no rows: as a statement says it.</summary>
/// <param name="scanned">The rows, their groups told.</param>
/// <param name="groups">Number of groups.</param>
internal sealed class PartAdder(ScannedRows scanned, int groups)
{
    private readonly RowFilters _filters = new(scanned.Rollup);

    /// <summary>The number of each group.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public long?[] Of(Part part)
    {
        if (part.When.IsEmpty)
        {
            return Of(part.Value, scanned.Rows);
        }

        var rows = ArrayPool<int>.Shared.Rent(scanned.Count);
        scanned.Rows.CopyTo(rows);
        var count = _filters.Of(part.When).Keep(rows.AsSpan(0, scanned.Count));
        var numbers = Of(part.Value, rows.AsSpan(0, count));
        ArrayPool<int>.Shared.Return(rows);
        return numbers;
    }

    /// <summary>Whether rows of a roll-up can be added up to a part here.</summary>
    public static bool Suits(Part part) => part.Value is not (PartValue.Distinct or PartValue.Published);

    private long?[] Of(PartValue value, ReadOnlySpan<int> rows) => value switch
    {
        PartValue.Together together => Together(together, rows),
        PartValue.Rows or PartValue.Known or PartValue.KnownBoth => Sum(ColumnOf(value), rows, new long?[groups], 0),
        PartValue.Sum or PartValue.SumBeside => Sum(ColumnOf(value), rows, new long?[groups], null),
        PartValue.Qualifiers => Qualifiers(rows),
        PartValue.Provinces set => Provinces(set, rows),
        PartValue.Least least => Extremes(scanned.Rollup.Keys(least.Column), rows, Math.Min),
        PartValue.Greatest greatest => Extremes(scanned.Rollup.Keys(greatest.Column), rows, Math.Max),
        _ => throw new UnreachableException($"Part {value.GetType().Name} is not known in memory."),
    };

    private HeldNumbers ColumnOf(PartValue value) => scanned.Rollup.Numbers(RollupReach.ColumnOf(value)
        ?? throw new UnreachableException($"Part {value.GetType().Name} has no column."));

    private long?[] Sum(HeldNumbers column, ReadOnlySpan<int> rows, long?[] sums, long? none)
    {
        sums.AsSpan().Fill(none);
        var (values, known) = (column.Values, column.Known);
        var groupOf = scanned.Groups;
        foreach (var row in rows)
        {
            if (known is null || known[row])
            {
                ref var sum = ref sums[groupOf[row]];
                sum = checked(sum.GetValueOrDefault() + values[row]);
            }
        }

        return sums;
    }

    /// <summary>All records, and in the upper half those of some rows.</summary>
    private long?[] Together(PartValue.Together together, ReadOnlySpan<int> rows)
    {
        var records = scanned.Rollup.Numbers(Rollup.Records);
        var counts = Sum(records, rows, new long?[groups], 0);
        var among = ArrayPool<int>.Shared.Rent(rows.Length);
        rows.CopyTo(among);
        var count = _filters.Of(together.Among).Keep(among.AsSpan(0, rows.Length));
        foreach (var row in among.AsSpan(0, count))
        {
            counts[scanned.Groups[row]] += records.Values[row] << PartValue.Together.Bits;
        }

        ArrayPool<int>.Shared.Return(among);
        return counts;
    }

    private long?[] Qualifiers(ReadOnlySpan<int> rows)
    {
        var (values, bits) = (scanned.Rollup.Numbers(RollupNumber.Qualifier).Values, new long?[groups]);
        foreach (var row in rows)
        {
            ref var own = ref bits[scanned.Groups[row]];
            own = own.GetValueOrDefault() | values[row];
        }

        return bits;
    }

    private long?[] Provinces(PartValue.Provinces set, ReadOnlySpan<int> rows)
    {
        var (keys, bits) = (scanned.Rollup.Keys("province_key"), new long?[groups]);
        var bitOf = BitsOf(set, keys);
        foreach (var row in rows)
        {
            if (keys.Values[row] is var key and not HeldKeys.None && bitOf[key - keys.Least] is var bit and not 0)
            {
                ref var own = ref bits[scanned.Groups[row]];
                own = own.GetValueOrDefault() | bit;
            }
        }

        return bits;
    }

    /// <summary>The bit of each key from the least on; 0 for those of other numbers of the set.</summary>
    private static long[] BitsOf(PartValue.Provinces set, HeldKeys keys)
    {
        var bits = new long[Math.Max(0, (long)keys.Greatest - keys.Least + 1)];
        var slots = set.Slots.Skip(set.Word * ProvinceSlots.BitsPerWord).Take(ProvinceSlots.BitsPerWord);
        foreach (var (slot, key) in slots.Index())
        {
            if (key >= keys.Least && key <= keys.Greatest)
            {
                bits[key - keys.Least] = 1L << slot;
            }
        }

        return bits;
    }

    private long?[] Extremes(HeldKeys keys, ReadOnlySpan<int> rows, Func<long, long, long> choose)
    {
        var extremes = new long?[groups];
        foreach (var row in rows)
        {
            if (keys.Values[row] is var key and not HeldKeys.None)
            {
                ref var own = ref extremes[scanned.Groups[row]];
                own = own is { } former ? choose(former, key) : key;
            }
        }

        return extremes;
    }
}
