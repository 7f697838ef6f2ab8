using Analytics.Warehouse.Model;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Model;

/// <summary>Where units lie on the map of a day, against the land that they hold.</summary>
public sealed class RestatementTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_unit_lies_in_its_home_with_all_its_land(int seed)
    {
        var (history, dimensions) = Told(seed);

        foreach (var (unit, home, _) in Homes(dimensions))
        {
            Assert.Subset(LandOf(history, home), LandOf(history, unit));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merged_and_renamed_units_lie_in_the_smallest_unit_that_holds_their_land(int seed)
    {
        var (history, dimensions) = Told(seed);

        foreach (var (unit, home, day) in Homes(dimensions).Where(one => one.Unit.Level >= AreaLevel.Province && one.Unit.ValidUntil <= one.Day))
        {
            if (GoesOnWhole(dimensions, unit, day) && dimensions.MapOf(day).Has(unit.Level))
            {
                Assert.Equal(unit.Level, home.Level);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_unit_of_the_day_stays_and_what_lies_in_it_goes_nowhere_else_when_restated_again(int seed)
    {
        var (_, dimensions) = Told(seed);

        foreach (var (unit, home, day) in Homes(dimensions))
        {
            Assert.True(home.IsValidOn(day));
            Assert.Equal(home, dimensions.MapOf(day).HomeOf(home));
            Assert.True(!unit.IsValidOn(day) || home == unit);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Days_without_a_change_between_them_have_the_same_map(int seed)
    {
        var (_, dimensions) = Told(seed);
        var (one, other) = (dimensions.MapOf(new(2021, 1, 1)), dimensions.MapOf(new(2023, 6, 30)));

        Assert.All(dimensions.Areas, unit => Assert.Equal(one.HomeOf(unit), other.HomeOf(unit)));
    }

    private static (RandomHistory History, SnapshotDimensions Dimensions) Told(int seed)
    {
        var history = new RandomHistory(seed);
        World.Tell(history.History);
        return (history, Compiled.DimensionsOf());
    }

    private static IEnumerable<(Area Unit, Area Home, DateOnly Day)> Homes(SnapshotDimensions dimensions)
    {
        DateOnly[] days = [new(2018, 1, 1), new(2019, 7, 1), new(2022, 5, 5), new(2023, 7, 1), new(2025, 6, 30), new(2025, 7, 1)];
        return from day in days from unit in dimensions.Areas select (unit, dimensions.MapOf(day).HomeOf(unit)!, day);
    }

    private static bool GoesOnWhole(SnapshotDimensions dimensions, Area unit, DateOnly day) => unit.IsValidOn(day) ||
        (dimensions.SuccessorsOf(unit.Key) is [{ Share: SuccessionShare.Whole } only] &&
            GoesOnWhole(dimensions, dimensions.Area(only.SuccessorKey)!, day));

    private static HashSet<int> LandOf(RandomHistory history, Area unit) => unit.Level == AreaLevel.Country
        ? [.. history.Land.Values.SelectMany(one => one)]
        : unit.Level == AreaLevel.Region
            ? [.. World.Places.Where(one => one.Region?.Code == unit.Code).SelectMany(one => history.Land[one.Identity])]
            : history.Land[$"{unit.Code}@{unit.ValidFrom:yyyy-MM-dd}"];
}
