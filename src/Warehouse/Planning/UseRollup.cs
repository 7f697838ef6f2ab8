using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Reads the smallest roll-up that answers exactly what a scan asks of the records.</summary>
public static class UseRollup
{
    /// <summary>The plan with roll-ups instead of facts where a snapshot holds them.</summary>
    public static Plan Apply(Plan plan, ImmutableDictionary<string, StoredTable> held) =>
        Rewrites.Everywhere(plan, one => one is Plan.Scan scan ? scan with { Rollup = Of(scan, held) } : one);

    /// <summary>The roll-up that counts, by span, the records of a fact that pass a filter; null for none.</summary>
    public static Rollup? OfSpans(Fact fact, RecordTest filter, ImmutableDictionary<string, StoredTable> held) =>
        Smallest(fact.Rollups.Where(one => one.Has("span_key") && RollupReach.Tells(one, filter)), held);

    private static Rollup? Of(Plan.Scan scan, ImmutableDictionary<string, StoredTable> held) =>
        scan is { Clock: Clock.Own, Standards: Standards.All }
            ? Smallest(scan.Fact.Rollups.Where(one => Answers(one, scan)), held)
            : null;

    private static bool Answers(Rollup rollup, Plan.Scan scan) =>
        scan.Grain.Concat(scan.LeftOutGrain).All(key => rollup.Keys.Contains(key.Column)) &&
        (scan.Map is null || scan.Map.Sources.All(rollup.Keys.Contains)) &&
        RollupReach.Tells(rollup, scan.Filter) &&
        scan.Numbers.All(part => RollupReach.Gives(rollup, part));

    private static Rollup? Smallest(IEnumerable<Rollup> rollups, ImmutableDictionary<string, StoredTable> held) =>
        rollups.Where(one => held.TryGetValue(one.Name, out var table) && table.Holds(one))
            .MinBy(one => held[one.Name].Rows);
}
