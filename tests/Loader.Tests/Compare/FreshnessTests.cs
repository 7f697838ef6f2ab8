using Analytics.Loader.Compare;
using Analytics.Loader.Tests.Support;

namespace Analytics.Loader.Tests.Compare;

public sealed class FreshnessTests
{
    [Fact]
    public async Task Each_table_and_province_tells_its_last_day_and_how_far_it_is_behind()
    {
        using var source = await SmallSource.CreateAsync();
        var snapshot = (await source.LoadAsync()).Published ?? throw new InvalidOperationException();

        var payments = Freshness.OfProvinces(snapshot).Where(line => line.Table == "disbursement");
        var tables = Freshness.OfTables(snapshot);

        Assert.Equal(
            [
                new Freshness("disbursement", "37", "Ninh Bình", 1, new DateOnly(2021, 12, 31), 1462),
                new Freshness("disbursement", "42", "Hà Tĩnh", 2, new DateOnly(2024, 1, 20), 712),
            ],
            payments);
        Assert.Equal(8, tables.Length);
        Assert.Contains(new Freshness("disbursement", null, null, 3, new DateOnly(2024, 1, 20), 712), tables);
    }

    [Fact]
    public async Task A_table_without_records_has_no_last_day()
    {
        using var source = await SmallSource.CreateAsync(context => context.HouseholdSupports.First().IsDeleted = true);
        var snapshot = (await source.LoadAsync()).Published ?? throw new InvalidOperationException();

        Assert.Contains(
            new Freshness("household_support", null, null, 0, null, null), Freshness.OfTables(snapshot));
    }
}
