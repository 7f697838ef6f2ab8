using System.Diagnostics;
using Analytics.Warehouse.Execution;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class RowSortTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_first_column_in_which_two_rows_differ_decides(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var all = random.Next(1, 200);
            var values = random.Next(1, 6); // few, so that rows tie
            long[][] columns = [
                .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Column(all, () => Extreme(random, values))),
                [.. Places(all).Select(row => (long)row)]]; // so that no two rows are equal
            int[] rows = [.. Places(all).Where(_ => random.Next(4) > 0)];
            random.Shuffle(rows);
            var expected = columns.Aggregate(rows.OrderBy(_ => 0), (order, column) => order.ThenBy(row => column[row]));

            var sorted = new RowSort(Array.ConvertAll(columns, column => new Lazy<long[]>(column)), [.. rows]).Sorted();

            Assert.Equal(expected, sorted);
        }
    }

    [Fact]
    public void A_column_is_not_made_where_no_rows_tie()
    {
        var never = new Lazy<long[]>(() => throw new UnreachableException());

        Assert.Equal([2, 0, 1], new RowSort([new([1, 2, 0]), never], [0, 1, 2]).Sorted());
        Assert.Equal([0], new RowSort([never], [0]).Sorted());
        Assert.Empty(new RowSort([never], []).Sorted());
    }

    private static long Extreme(Random random, int values) => random.Next(values) switch
    {
        0 => long.MinValue,
        1 => long.MaxValue,
        var value => value,
    };

    private static long[] Column(int rows, Func<long> next) => [.. Enumerable.Range(0, rows).Select(_ => next())];

    private static IEnumerable<int> Places(int rows) => Enumerable.Range(0, rows);
}
