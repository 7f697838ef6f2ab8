using System.Collections.Immutable;
using Analytics.Warehouse.Execution.InMemory;

namespace Analytics.Warehouse.Tests.Execution.InMemory;

/// <summary>Random filters of random rows leave what a plain test of each row leaves.</summary>
public sealed class RowFilterTests
{
    private const int Rows = (3 * HeldKeys.RowsOfBlock) + 77;
    private const int MostKeys = 40;
    private const int Depth = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Rows_that_pass_are_those_of_a_plain_test_in_their_order(int seed)
    {
        var random = new Random(seed);
        var columns = Columns(random);
        var rollup = new HeldRollup(Rows, ImmutableDictionary<string, HeldKeys>.Empty, ImmutableDictionary<string, HeldNumbers>.Empty);

        for (var round = 0; round < 200; round++)
        {
            var (filter, passes) = Make(random, columns, Depth);

            using var scanned = ScannedRows.Of(rollup, filter);

            Assert.Equal(Enumerable.Range(0, Rows).Where(passes), scanned.Rows.ToArray());
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void A_block_with_a_row_that_passes_is_never_passed_over(int seed)
    {
        var random = new Random(seed);
        var columns = Columns(random);
        var passedOver = 0;

        for (var round = 0; round < 300; round++)
        {
            var (filter, passes) = Make(random, columns, Depth);
            foreach (var rows in Enumerable.Range(0, Rows).Chunk(HeldKeys.RowsOfBlock))
            {
                var may = filter.MayPass(rows[0] / HeldKeys.RowsOfBlock);
                Assert.True(may || !rows.Any(passes));
                passedOver += may ? 0 : 1;
            }
        }

        Assert.True(passedOver > 0);
    }

    [Fact]
    public void Blocks_without_a_wanted_key_are_passed_over()
    {
        var keys = new HeldKeys([.. Enumerable.Range(0, Rows).Select(row => row / HeldKeys.RowsOfBlock)]);

        Assert.Equal([false, true, false, false], MayPass(new RowFilter.Between(keys, 1, 1)));
        Assert.Equal([true, true, false, false], MayPass(new RowFilter.OneOf(keys, new([0, 1]))));
        Assert.Equal([false, false, false, false], MayPass(new RowFilter.OneOf(keys, new([]))));
        Assert.Equal([true, false, false, true],
            MayPass(new RowFilter.Any([new RowFilter.Between(keys, 0, 0), new RowFilter.Between(keys, 3, 9)])));
    }

    [Fact]
    public void A_row_without_a_key_passes_no_range_however_wide()
    {
        var keys = new HeldKeys([HeldKeys.None, int.MinValue + 1, 0, int.MaxValue]);
        int[] rows = [0, 1, 2, 3];

        var count = new RowFilter.Between(keys, int.MinValue, int.MaxValue).Keep(rows);

        Assert.Equal([1, 2, 3], rows[..count]);
    }

    private static bool[] MayPass(RowFilter filter) =>
        [.. Enumerable.Range(0, (Rows / HeldKeys.RowsOfBlock) + 1).Select(filter.MayPass)];

    /// <summary>One in order, one without keys in some blocks, one without order, and one whose keys lie far apart.</summary>
    private static ImmutableArray<HeldKeys> Columns(Random random) =>
    [
        new([.. Enumerable.Range(0, Rows).Select(row => row * MostKeys / Rows)]),
        new([.. Enumerable.Range(0, Rows).Select(row => row < 2 * HeldKeys.RowsOfBlock || random.Next(5) == 0 ? HeldKeys.None : random.Next(MostKeys))]),
        new([.. Enumerable.Range(0, Rows).Select(_ => random.Next(3) == 0 ? HeldKeys.None : random.Next(-3, MostKeys))]),
        new([.. Enumerable.Range(0, Rows).Select(_ => random.Next(4) == 0 ? HeldKeys.None : random.Next(MostKeys) * 50_000_000)]),
    ];

    private static (RowFilter Filter, Func<int, bool> Passes) Make(Random random, ImmutableArray<HeldKeys> columns, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return Leaf(random, columns);
        }

        var items = Enumerable.Range(0, random.Next(4)).Select(_ => Make(random, columns, depth - 1)).ToImmutableArray();
        ImmutableArray<RowFilter> filters = [.. items.Select(one => one.Filter)];
        if (random.Next(3) == 0 && items is [var only, ..])
        {
            return (new RowFilter.Not(only.Filter), row => !only.Passes(row));
        }

        return random.Next(2) == 0
            ? (new RowFilter.All(filters), row => items.All(one => one.Passes(row)))
            : (new RowFilter.Any(filters), row => items.Any(one => one.Passes(row)));
    }

    private static (RowFilter Filter, Func<int, bool> Passes) Leaf(Random random, ImmutableArray<HeldKeys> columns)
    {
        var (keys, other) = (columns[random.Next(columns.Length)], columns[random.Next(columns.Length)]);
        int? KeyOf(int row) => keys.Values[row] == HeldKeys.None ? null : keys.Values[row];
        ImmutableArray<int> wanted =
            [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(-5, MostKeys) * (random.Next(3) == 0 ? 50_000_000 : 1))];
        var (least, greatest) = (random.Next(-5, MostKeys), random.Next(3) == 0 ? int.MaxValue : random.Next(-5, MostKeys));
        return random.Next(4) switch
        {
            0 => (new RowFilter.Between(keys, least, greatest), row => KeyOf(row) >= least && KeyOf(row) <= greatest),
            1 => (new RowFilter.OneOf(keys, new(wanted)), row => KeyOf(row) is { } key && wanted.Contains(key)),
            2 => (new RowFilter.Missing(keys), row => KeyOf(row) is null),
            _ => (new RowFilter.Same(keys, other), row => keys.Values[row] == other.Values[row]),
        };
    }
}
