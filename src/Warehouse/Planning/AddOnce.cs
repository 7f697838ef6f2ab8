using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Few rows of roll-ups are added up once, where they are combined, and not before it as well: for so few,
/// an aggregation costs more than what it saves.</summary>
public static class AddOnce
{
    /// <summary>Rows of a roll-up up to which they are not aggregated before they are combined.</summary>
    public const long FewRows = 2_000;

    private const int LeftByTest = 10; // a test of years, units or members leaves about a tenth of the rows

    /// <summary>The plan with rows instead of scans of few rows; after <see cref="UseRollup"/>.</summary>
    public static Plan Apply(Plan plan, ImmutableDictionary<string, StoredTable> held) => Rewrites.Everywhere(
        plan,
        one => one is Plan.Combine combine
            ? combine with { Inputs = [.. combine.Inputs.Select(input => Of(input, held))] }
            : one);

    private static Plan Of(Plan input, ImmutableDictionary<string, StoredTable> held) =>
        input is Plan.Scan { Rollup: { } rollup } scan && scan.Numbers.All(CanBeAdded) &&
        held[rollup.Name].Rows / Math.Pow(LeftByTest, TestsOf(scan.Filter)) <= FewRows
            ? new Plan.RollupRows(scan)
            : input;

    private static bool CanBeAdded(Part part) => part.Value is not (PartValue.Distinct or PartValue.Published);

    private static int TestsOf(RecordTest filter) => filter switch
    {
        RecordTest.All all => all.Items.Sum(TestsOf),
        RecordTest.Any { Items: { IsEmpty: false } items } => items.Min(TestsOf),
        RecordTest.Any or RecordTest.Not => 0,
        _ => 1,
    };
}
