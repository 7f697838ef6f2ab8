using System.Collections.Immutable;
using Analytics.Warehouse.Execution.InMemory;

namespace Analytics.Warehouse.Tests.Execution.InMemory;

public sealed class GroupTableTests
{
    private const int Rows = 5_000;

    [Theory]
    [InlineData(1, 10)] // few codes
    [InlineData(2, 1_000_000)] // more codes than rows
    [InlineData(3, 1 << 29)] // some 60 bits
    public void Rows_with_the_same_keys_are_one_group_and_groups_tell_their_keys(int seed, int most)
    {
        var random = new Random(seed);
        int?[][] columns = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, Rows)
            .Select(_ => random.Next(4) == 0 ? (int?)null : random.Next(10) * (most / 10)).ToArray())];
        var table = GroupTable.Of([new(0, most), new(0, most)], Rows) ?? throw new InvalidOperationException();
        var codes = new long[Rows];

        for (var dimension = 0; dimension < columns.Length; dimension++)
        {
            table.Extend(codes, HeldKeys.Of(columns[dimension]).Values, dimension);
        }

        var groups = codes.Select(table.GroupOf).ToArray();
        var keys = table.Keys();

        Assert.Equal(columns[0].Zip(columns[1]), groups.Select(group => (keys[0][group], keys[1][group])));
        Assert.Equal(columns[0].Zip(columns[1]).Distinct().Count(), table.Count);
    }

    [Fact]
    public void Keys_at_the_ends_of_numbers_keep_apart_from_none()
    {
        var table = GroupTable.Of([new(int.MinValue + 1, int.MaxValue)], 1) ?? throw new InvalidOperationException();

        table.Add([null]);
        table.Add([int.MinValue + 1]);
        table.Add([int.MaxValue]);
        table.Add([null]);

        Assert.Equal([null, int.MinValue + 1, int.MaxValue], Assert.Single(table.Keys()));
    }

    [Fact]
    public void A_grain_without_keys_has_one_group()
    {
        var table = GroupTable.Of([], 0) ?? throw new InvalidOperationException();

        table.Add([]);
        table.Add([]);

        Assert.Equal(1, table.Count);
        Assert.Empty(table.Keys());
    }

    [Theory]
    [InlineData(1, int.MaxValue, 1, true)] // 2^31 times 2^31 codes
    [InlineData(0, int.MaxValue, 1, true)] // just above
    [InlineData(1, int.MaxValue, 2, false)] // 2^63, one more than there are
    [InlineData(int.MinValue + 1, int.MaxValue, 7, false)] // far more than 128 bits
    public void Codes_of_more_than_63_bits_are_not_told(int least, int greatest, int more, bool isTold)
    {
        KeyRange range = new(least, greatest);
        ImmutableArray<KeyRange> ranges = [range, range, .. Enumerable.Range(0, more - 1).Select(_ => more == 2 ? new KeyRange(1, 1) : range)];

        Assert.Equal(isTold, GroupTable.Of(ranges, 1) is not null);
    }

    [Fact]
    public void A_dimension_without_any_key_is_no_more_than_none()
    {
        KeyRange none = new(int.MaxValue, HeldKeys.None);

        Assert.Equal(1, none.Size);
        Assert.Equal(0, none.NumberOf(HeldKeys.None));
        Assert.Null(none.KeyOf(0));
    }
}
