using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>Scans of one label read the same records; one scan answers for all of them.</summary>
public static class MergeScans
{
    /// <summary>The plan with one scan a label.</summary>
    public static Plan Apply(Plan plan) => Rewrites.Everywhere(plan, one =>
        one is Plan.Combine combine ? combine with { Inputs = Merge(combine.Inputs) } : one);

    private static ImmutableArray<Plan> Merge(ImmutableArray<Plan> inputs)
    {
        var scans = inputs.OfType<Plan.Scan>().GroupBy(scan => scan.Label).Select(group => group.First() with
        {
            Numbers = [.. group.SelectMany(scan => scan.Numbers).DistinctBy(part => part.Name)],
            Successors = group.Select(scan => scan.Successors).FirstOrDefault(one => !one.IsEmpty, []),
        });
        return [.. scans, .. inputs.Where(input => input is not Plan.Scan)];
    }
}
