using System.Globalization;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution;

/// <summary>Tests of groups in memory, and the statements that they stand for, keep the same rows.</summary>
public sealed class GroupTestTests
{
    private static readonly QueryRunner FromRecords = new(WarehouseModel.Semantic, RollupUse.Never);

    [Fact]
    public async Task A_ratio_compares_with_the_number_that_it_is_told_as()
    {
        var random = new Random(1);
        var ratios = Enumerable.Range(1990, 40).Select(year => (year, paid: random.Next(1, 1_000_000), available: random.Next(1, 1_000_000))).ToList();
        await using var file = await WarehouseFile.MakeAsync(new()
        {
            Allocations = [.. ratios.Select(one => Ask.Allocation(World.HaGiang, one.year, one.available))],
            Payments = [.. ratios.Select(one => Ask.Payment(World.HaGiang, one.year, one.paid))],
        });

        foreach (var (year, paid, available) in ratios)
        {
            var told = decimal.Parse(((double)paid / available).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

            Assert.Equal("1 1 1", await KeptAsync(file, "disbursementRate", new() { Eq = told }, Ask.Years(year)));
            Assert.Equal("0 0 0", await KeptAsync(file, "disbursementRate", new() { Gt = told }, Ask.Years(year)));
            Assert.Equal("0 0 0", await KeptAsync(file, "disbursementRate", new() { Lt = told }, Ask.Years(year)));
        }
    }

    [Theory]
    [InlineData("4.9999999999999999999999999999", "1 0 1")] // greater, equal, not equal
    [InlineData("5.0000000000000000000000000000", "0 1 0")]
    [InlineData("5.0000000000000000000000000001", "0 0 1")]
    [InlineData("-0.3333333333333333333333333333", "1 0 1")]
    [InlineData("79228162514264337593543950335", "0 0 1")]
    public async Task An_amount_compares_with_a_number_of_any_digits(string number, string expected)
    {
        var asked = decimal.Parse(number, CultureInfo.InvariantCulture);
        await using var file = await WarehouseFile.MakeAsync(
            new() { Payments = [Ask.Payment(World.HaGiang, 2023, 5_000_000_000_000_000), Ask.Payment(World.LaoCai, 2023, 5)] });
        var small = Ask.Under("10");

        string[] kept =
        [
            await KeptAsync(file, "disbursed", new() { Gt = asked }, small), await KeptAsync(file, "disbursed", new() { Eq = asked }, small),
            await KeptAsync(file, "disbursed", new() { Ne = asked }, small),
        ];

        Assert.Equal(expected.Split(' ').Select(one => $"{one} {one} {one}"), kept);
        Assert.Equal("2 2 2", await KeptAsync(file, "disbursed", new() { Ne = 0.3333333333333333333333333333m }));
    }

    /// <summary>Rows kept in memory, by statements of roll-ups, and of records.</summary>
    private static async Task<string> KeptAsync(WarehouseFile file, string measure, NumberTest test, Filter? filter = null)
    {
        var request = Ask.For("province", measure, filter) with { Having = new Having.Test(measure, test), First = 10 };
        return string.Join(' ',
            (await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None)).Count,
            (await Ask.Runner.RunAsync(request, file.ByStatements, CancellationToken.None)).Count,
            (await FromRecords.RunAsync(request, file.Snapshot, CancellationToken.None)).Count);
    }
}
