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

    /// <summary>Groups up to which reading and sorting all of them is cheaper than to have a page of them
    /// sorted.</summary>
    private const long FewRows = 2_000;

    private readonly ResolvedQuery _query;
    private readonly Numbers _all;
    private readonly int[] _kept;

    public WholeResult(ResolvedQuery query, ImmutableArray<KnownGroups> known, PlanReader reader)
    {
        _query = query;
        Plan = Planner.AllRows(query, known);
        var all = reader.Read(Plan.Plan);
        _all = all.Take(new GroupSort(query.Dimensions, query.By, query.OrderBy, Plan.Cells).Of(all));
        _kept = [.. Enumerable.Range(0, _all.Rows).Where(_all.IsKept)];
    }

    /// <summary>How the groups are made.</summary>
    public CellPlan Plan { get; }

    /// <summary>Every group before <c>having</c>.</summary>
    public Groups Groups => field ??= Groups.Of(Plan.Cells, _all);

    private Plan Narrow => field ??= Rewrites.Apply(Planner.Groups(_query).Plan);

    /// <summary>Number of rows after <c>having</c>.</summary>
    public long Count => _kept.Length;

    /// <summary>Whether a calculation needs all groups, or they are so few that they are cheap to add up or to
    /// sort.</summary>
    public static bool IsWorthReading(ResolvedQuery query)
    {
        var parts = query.Request.Parts;
        var calculations = query.Asks.SelectMany(ask => ask.Ask.Calculations).ToList();
        if (!parts.HasFlag(AnswerParts.Rows))
        {
            return false;
        }

        var most = MostGroups.Of(query);
        var totals = parts.HasFlag(AnswerParts.Total) || parts.HasFlag(AnswerParts.Rest)
            || calculations.Any(one => one is Calculation.Share);
        return calculations.Any(one => one is Calculation.Rank or Calculation.Percentile or Calculation.Running)
            || most <= FewRows
            || (!query.By.IsEmpty && totals && most <= FewGroups);
    }

    /// <summary>Rows of a page.</summary>
    public Numbers Page(long offset, int first) =>
        _all.Take([.. _kept.Skip((int)Math.Min(offset, int.MaxValue)).Take(first)]);

    /// <summary>The numbers of a plan of fewer keys without some groups; null where the groups do not say it.</summary>
    public Numbers? Merged(CellPlan plan, ImmutableArray<GroupKeys> without)
    {
        if (MergedGroups.Of(Narrow, Rewrites.Apply(plan.Plan), _query) is not { } merge)
        {
            return null;
        }

        var left = without.Select(one => Groups.Find([.. one.Keys])).ToHashSet();
        return merge.Apply(_all, [.. Enumerable.Range(0, _all.Rows).Where(row => !left.Contains(row))]);
    }
}
