using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Every group of a question, read once in the order of its rows: pages, totals and calculations come from
/// it.</summary>
internal sealed class WholeResult
{
    /// <summary>Groups up to which reading all of them is cheaper than a second statement for a total.</summary>
    private const long FewGroups = 20_000;

    private readonly ResolvedQuery _query;
    private readonly Plan _groups;
    private readonly Numbers _all;
    private readonly int[] _kept;

    public WholeResult(ResolvedQuery query, ImmutableArray<KnownGroups> known, PlanReader reader)
    {
        _query = query;
        Plan = Planner.AllRows(query, known);
        _groups = Rewrites.Apply(Planner.Groups(query).Plan);
        _all = reader.Read(Plan.Plan);
        _kept = [.. Enumerable.Range(0, _all.Rows).Where(_all.IsKept)];
    }

    /// <summary>How the groups are made.</summary>
    public CellPlan Plan { get; }

    /// <summary>Every group before <c>having</c>.</summary>
    public Groups Groups => field ??= Groups.Of(Plan.Cells, _all);

    /// <summary>Number of rows after <c>having</c>.</summary>
    public long Count => _kept.Length;

    /// <summary>Whether a calculation needs all groups, or their totals are asked and they are few.</summary>
    public static bool IsWorthReading(ResolvedQuery query)
    {
        var parts = query.Request.Parts;
        var calculations = query.Asks.SelectMany(ask => ask.Ask.Calculations).ToList();
        if (!parts.HasFlag(AnswerParts.Rows))
        {
            return false;
        }

        return calculations.Any(one => one is Calculation.Rank or Calculation.Percentile or Calculation.Running) ||
            (!query.By.IsEmpty && (parts.HasFlag(AnswerParts.Total) || parts.HasFlag(AnswerParts.Rest)
                || calculations.Any(one => one is Calculation.Share)) && MostGroups.Of(query) <= FewGroups);
    }

    /// <summary>Rows of a page.</summary>
    public Numbers Page(long offset, int first) =>
        _all.Take([.. _kept.Skip((int)Math.Min(offset, int.MaxValue)).Take(first)]);

    /// <summary>The numbers of a plan of fewer keys without some groups; null where the groups do not say it.</summary>
    public Numbers? Merged(CellPlan plan, ImmutableArray<GroupKeys> without)
    {
        if (MergedGroups.Of(_groups, Rewrites.Apply(plan.Plan), _query) is not { } merge)
        {
            return null;
        }

        var left = without.Select(one => Groups.Find([.. one.Keys])).ToHashSet();
        return merge.Apply(_all, [.. Enumerable.Range(0, _all.Rows).Where(row => !left.Contains(row))]);
    }
}
