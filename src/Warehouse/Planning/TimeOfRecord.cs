using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>
/// Tells when a filter takes a record, for numbers that look at other days than the record's own. A filter that takes
/// one place in one year and another place in another year takes each record at times of its own.
/// </summary>
public static class TimeOfRecord
{
    /// <summary>Whether a filter takes every record, as far as its other keys pass, at the same times.</summary>
    public static bool IsSameForAll(RecordTest filter) => filter is RecordTest.All all
        ? all.Items.All(IsSameForAll)
        : !HasTime(filter) || IsOnlyTime(filter) || filter is RecordTest.InProgramme
            or RecordTest.Not { Item: RecordTest.InProgramme };

    /// <summary>The filter of records taken on some days, during which no test of time changes; without tests of
    /// time.</summary>
    public static RecordTest On(Stretch days, RecordTest filter, SnapshotDimensions dimensions) =>
        SimplifyTests.Simplify(Apply(filter, days, dimensions, denied: false));

    // denied: whether the test stands under an odd number of negations
    private static RecordTest Apply(RecordTest filter, Stretch days, SnapshotDimensions dimensions, bool denied)
    {
        switch (filter)
        {
            case RecordTest.All all:
                return new RecordTest.All([.. all.Items.Select(one => Apply(one, days, dimensions, denied))]);
            case RecordTest.Any any:
                return new RecordTest.Any([.. any.Items.Select(one => Apply(one, days, dimensions, denied))]);
            case RecordTest.Not not:
                return new RecordTest.Not(Apply(not.Item, days, dimensions, !denied));
            case RecordTest.InYears years:
                return Always(years.Values.Any(year => Stretch.Year(year).Overlaps(days)));
            case RecordTest.InDays within:
                return Always(within.Days.Overlaps(days));
            case RecordTest.InProgramme programme:
                return Touches(programme, days, dimensions) == denied ? Always(denied) : programme with { Inside = [] };
            default:
                return filter;
        }
    }

    private static RecordTest Always(bool holds) => holds ? new RecordTest.All([]) : new RecordTest.Any([]);

    private static bool Touches(RecordTest.InProgramme programme, Stretch days, SnapshotDimensions dimensions) =>
        dimensions.Member("programme", programme.Key) is { ValidFrom: { } from, ValidUntil: { } until } &&
        new Stretch(from, until).Overlaps(days);

    private static bool HasTime(RecordTest filter) => filter switch
    {
        RecordTest.All all => all.Items.Any(HasTime),
        RecordTest.Any any => any.Items.Any(HasTime),
        RecordTest.Not not => HasTime(not.Item),
        RecordTest.InYears or RecordTest.InDays or RecordTest.InProgramme => true,
        RecordTest.OneOf or RecordTest.Missing or RecordTest.AtAreas or RecordTest.InsideAreas => false,
        _ => throw new UnreachableException($"Record test {filter.GetType().Name} is not known to tell time."),
    };

    private static bool IsOnlyTime(RecordTest filter) => filter switch
    {
        RecordTest.All all => all.Items.All(IsOnlyTime),
        RecordTest.Any any => any.Items.All(IsOnlyTime),
        RecordTest.Not not => IsOnlyTime(not.Item),
        _ => filter is RecordTest.InYears or RecordTest.InDays,
    };
}
