using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>How many rows a plan reads at most: those of the fact, or of the roll-up that answers for it, of each scan.
/// What a filter leaves out is not known before it runs.</summary>
public static class PlannedRows
{
    /// <summary>The rows of a plan.</summary>
    /// <param name="plan">After all rewrites.</param>
    /// <param name="held">Tables of the snapshot.</param>
    public static long Of(Plan plan, ImmutableDictionary<string, StoredTable> held) => plan switch
    {
        Plan.Scan scan => held.GetValueOrDefault(scan.Rollup?.Name ?? scan.Fact.Name)?.Rows ?? 0,
        Plan.RollupRows rows => Of(rows.Of, held),
        Plan.Combine combine => combine.Inputs.Sum(input => Of(input, held)),
        Plan.Compare compare => Of(compare.Input, held) + compare.Others.Sum(other => Of(other.Input, held)),
        Plan.Apart apart => Of(apart.Input, held),
        Plan.Keep keep => Of(keep.Input, held),
        Plan.Mark mark => Of(mark.Input, held),
        Plan.Sort sort => Of(sort.Input, held),
        Plan.Page page => Of(page.Input, held),
        Plan.Count count => Of(count.Input, held),
        Plan.Grid or Plan.Known => 0,
        _ => throw new UnreachableException($"Plan step {plan.GetType().Name} tells no rows."),
    };
}
