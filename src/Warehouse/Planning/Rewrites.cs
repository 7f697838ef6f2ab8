using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>Makes plans cheaper without changing their rows.</summary>
public static class Rewrites
{
    /// <summary>Every rewrite, in the order in which it runs. Each is a pure function in a file of its own.</summary>
    private static readonly ImmutableArray<Func<Plan, Plan>> InOrder =
        [SimplifyTests.Apply, MergeScans.Apply, DropRegroup.Apply];

    /// <summary>Applies all rewrites.</summary>
    public static Plan Apply(Plan plan) => InOrder.Aggregate(plan, (current, rewrite) => rewrite(current));

    /// <summary>Applies all rewrites, and reads roll-ups instead of facts where a snapshot holds them.</summary>
    public static Plan Apply(Plan plan, ImmutableDictionary<string, StoredTable> held) =>
        CountTogether.Apply(AddOnce.Apply(UseRollup.Apply(Apply(plan), held), held), held);

    /// <summary>Applies a change to every step of a plan, inputs first.</summary>
    internal static Plan Everywhere(Plan plan, Func<Plan, Plan> change) => change(plan switch
    {
        Plan.Combine combine =>
            combine with { Inputs = [.. combine.Inputs.Select(input => Everywhere(input, change))] },
        Plan.Compare compare => compare with
        {
            Input = Everywhere(compare.Input, change),
            Others = [.. compare.Others.Select(one => one with { Input = Everywhere(one.Input, change) })],
        },
        Plan.Apart apart => apart with { Input = Everywhere(apart.Input, change) },
        Plan.Keep keep => keep with { Input = Everywhere(keep.Input, change) },
        Plan.Mark mark => mark with { Input = Everywhere(mark.Input, change) },
        Plan.Sort sort => sort with { Input = Everywhere(sort.Input, change) },
        Plan.Page page => page with { Input = Everywhere(page.Input, change) },
        Plan.Count count => count with { Input = Everywhere(count.Input, change) },
        _ => plan,
    });
}
