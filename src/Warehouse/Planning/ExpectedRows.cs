using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>How many rows of a roll-up a filter is expected to leave: a guess by which a way is chosen, never a
/// number.</summary>
internal static class ExpectedRows
{
    private const double FewMembers = 10; // years and members of most dimensions
    private const double Regions = 6;
    private const double Provinces = 34;
    private const double Districts = 700;

    /// <summary>The rows that a scan reads and does not leave out.</summary>
    public static double Of(Plan.Scan scan, ImmutableDictionary<string, StoredTable> held) =>
        scan.Rollup is { } rollup ? held[rollup.Name].Rows * LeftBy(scan.Filter) : double.PositiveInfinity;

    private static double LeftBy(RecordTest filter) => filter switch
    {
        RecordTest.All all => all.Items.Aggregate(1.0, (left, one) => left * LeftBy(one)),
        RecordTest.Any any => Math.Min(1, any.Items.Sum(LeftBy)),
        RecordTest.Not => 1,
        RecordTest.InYears years => PartOf(years.Values.Length, FewMembers),
        RecordTest.OneOf one => PartOf(one.Keys.Length, FewMembers),
        RecordTest.InsideAreas areas => PartOf(areas.Keys.Length, UnitsOf(areas.Level)),
        _ => 1 / FewMembers,
    };

    private static double PartOf(int taken, double all) => Math.Min(1, taken / all);

    private static double UnitsOf(AreaLevel level) => level switch
    {
        AreaLevel.Country => 1,
        AreaLevel.Region => Regions,
        AreaLevel.Province => Provinces,
        _ => Districts,
    };
}
