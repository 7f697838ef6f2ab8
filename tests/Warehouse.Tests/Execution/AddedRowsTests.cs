using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class AddedRowsTests
{
    private static readonly Part Rows = new("rows", new PartValue.Rows(), []);
    private static readonly Part Sum = new("sum", new PartValue.Sum("amount"), []);
    private static readonly Part Bits = new("bits", new PartValue.Qualifiers(), []);
    private static readonly Part Least = new("least", new PartValue.Least("year"), []);

    [Fact]
    public void Rows_of_equal_keys_become_one_group_and_null_is_a_key()
    {
        var groups = AddedRows.Of([Rows, Sum, Bits, Least], Listed(
            (1, [2, 10, 1, 2023]), (null, [1, null, null, 2020]), (1, [null, 5, 4, 2021]), (null, [3, null, 0, null])));

        Assert.Equal([1, null], groups.Keys(0));
        Assert.Equal([2, 4], groups["rows"]);
        Assert.Equal([15, null], groups["sum"]);
        Assert.Equal([5, 0], groups["bits"]);
        Assert.Equal([2021, 2020], groups["least"]);
        Assert.Equal((2, 2L), (groups.Rows, groups.Count));
    }

    [Fact]
    public void A_group_without_a_number_has_no_sum_and_a_count_of_zero()
    {
        var groups = AddedRows.Of([Rows, Sum], Listed((7, [null, null])));

        Assert.Equal((0L, null), (groups["rows"][0], groups["sum"][0]));
    }

    [Fact]
    public void Everything_of_nothing_is_one_row_and_nothing_by_a_key_is_none()
    {
        Assert.Equal([0], AddedRows.Of([Rows], new([], new() { ["rows"] = [] }, 0, 0))["rows"]);
        Assert.Empty(AddedRows.Of([Rows], Listed())["rows"]);
    }

    [Fact]
    public void A_sum_that_does_not_fit_is_no_number() => Assert.Throws<OverflowException>(
        () => AddedRows.Of([Sum], new([], new() { ["sum"] = [long.MaxValue, 1] }, 2, 2)));

    [Fact]
    public async Task More_rows_than_expected_are_added_up_by_the_database_after_all()
    {
        var request = Ask.For("province", "disbursed", Ask.Years(2023)) with { Parts = AnswerParts.Rows | AnswerParts.Total };
        await using var file = await WarehouseFile.MakeAsync(new()
        {
            Payments = [Ask.Payment(World.HaTinh, 2023, 50), Ask.Payment(World.DienBien, 2023, 30), Ask.Payment(World.DienBien, 2022, 9)],
        });

        var listed = await SizedRollups.RunAsync(request, file.Snapshot, size: 1, mostListed: 2);
        var summed = await SizedRollups.RunAsync(request, file.Snapshot, size: 1, mostListed: 1);

        Assert.Equal(AnswerText.Of(listed), AnswerText.Of(summed));
        Assert.DoesNotContain(listed.Plan, IsGrouped);
        Assert.Contains(summed.Plan, IsGrouped);
    }

    private static bool IsGrouped(string statement) => statement.Contains("GROUP BY", StringComparison.Ordinal);

    private static Numbers Listed(params (int? Key, long?[] Numbers)[] rows)
    {
        string[] names = ["rows", "sum", "bits", "least"];
        var columns = names.Take(rows.Length == 0 ? 1 : rows[0].Numbers.Length).Index()
            .ToDictionary(one => one.Item, one => rows.Select(row => row.Numbers[one.Index]).ToArray());
        return new([[.. rows.Select(row => row.Key)]], columns, rows.Length, rows.Length);
    }
}
