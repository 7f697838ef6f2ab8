using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Decides what must happen to answer a question. Pure; writes no SQL.</summary>
public static class Planner
{
    /// <summary>The plan of all rows after <c>having</c>, sorted.</summary>
    /// <param name="query">The question.</param>
    /// <param name="known">Groups of other snapshots that it compares with.</param>
    public static CellPlan Rows(ResolvedQuery query, ImmutableArray<KnownGroups> known)
    {
        var cells = Compared(query, query.By, null, Groups(query), known);
        var plan = cells.Plan;
        if (query.Having is { } having)
        {
            plan = new Plan.Keep(plan, having, cells.Cells);
        }

        return cells with { Plan = new Plan.Sort(plan, query.OrderBy, cells.Cells) };
    }

    /// <summary>The plan of every group, those that <c>having</c> keeps being marked.</summary>
    public static CellPlan AllRows(ResolvedQuery query, ImmutableArray<KnownGroups> known)
    {
        var cells = Compared(query, query.By, null, Groups(query), known);
        return cells with { Plan = new Plan.Mark(cells.Plan, query.Having ?? new RowTest.All([]), cells.Cells) };
    }

    /// <summary>Every group that the filters leave, before having, order and page.</summary>
    public static CellPlan Groups(ResolvedQuery query)
    {
        var cells = Aggregate(query, query.By, null, query.Measures);
        return query.Request.Fill == Fill.AllMembers && query.By.Length > 0 && cells.Plan is Plan.Combine combine
            ? cells with { Plan = combine with { Inputs = combine.Inputs.Add(MemberGrid.Of(query)) } }
            : cells;
    }

    /// <summary>Every group of a grain, its parts being named with a prefix.</summary>
    public static CellPlan Groups(ResolvedQuery query, ImmutableArray<Dimension> grain, string prefix) =>
        Aggregate(query, grain, null, query.Measures, prefix);

    /// <summary>One group a partition, over everything that the filters leave.</summary>
    public static CellPlan Partitions(ResolvedQuery query, ImmutableArray<Dimension> grain) =>
        Aggregate(query, grain, null, query.Measures);

    /// <summary>The plan of one row over all groups that the filters leave.</summary>
    public static CellPlan Total(ResolvedQuery query, ImmutableArray<KnownGroups> known) =>
        Compared(query, [], null, Aggregate(query, [], null, query.Measures), known);

    /// <summary>The plan of one row over the records whose group is not among these.</summary>
    public static CellPlan Rest(ResolvedQuery query, ImmutableArray<GroupKeys> page)
    {
        var cells = Aggregate(query, [], page, query.Measures);
        var groupsTellPeriods = query.By.Any(one => one.Name == "programme") || Shifting.Finest(query.By) is not null;
        return groupsTellPeriods ? cells : Compared(query, [], page, cells, []); // else other groups would be left out
    }

    /// <summary>Puts the values compared with beside those of the question.</summary>
    private static CellPlan Compared(
        ResolvedQuery query, ImmutableArray<Dimension> grain, ImmutableArray<GroupKeys>? page, CellPlan cells,
        ImmutableArray<KnownGroups> known)
    {
        var others = ImmutableArray.CreateBuilder<Other>();
        var shifted = ImmutableDictionary.CreateBuilder<Shift, ShiftedCells>();
        foreach (var shift in query.Shifts)
        {
            var reached = query.ComparedBy(shift)
                .Where(one => cells.Cells.Of(one) is not CellParts.OutOfReach).ToList();
            if (reached.Count > 0 && Shifting.Of(query, grain, shift) is { } other)
            {
                var plan = Aggregate(other.Query, other.Grain, page, reached, $"other{others.Count}_");
                others.Add(new(plan.Plan, other.Moves));
                shifted[shift] = new(other, plan.Cells.Cells);
            }
        }

        foreach (var one in known.Where(one => one.Grain.SequenceEqual(grain)))
        {
            others.Add(new(one.Groups, one.Cells.Query.Moves));
            shifted[one.Shift] = one.Cells;
        }

        return others.Count == 0
            ? cells
            : new(
                new Plan.Compare(cells.Plan, others.ToImmutable()),
                cells.Cells with { Shifted = shifted.ToImmutable() });
    }

    private static CellPlan Aggregate(
        ResolvedQuery query, ImmutableArray<Dimension> grain, ImmutableArray<GroupKeys>? page,
        IEnumerable<Measure> measures, string prefix = "")
    {
        var scans = new List<Plan>();
        var cells = ImmutableDictionary.CreateBuilder<string, CellParts>(StringComparer.Ordinal);
        foreach (var measure in measures)
        {
            var missing = Reach.Missing(measure, query);
            cells[measure.Name] = missing.IsEmpty
                ? new MeasurePlanner(query, grain, page, scans, prefix).Plan(measure)
                : new CellParts.OutOfReach(missing);
        }

        var combine = new Plan.Combine(grain, [.. scans]);
        var map = new CellMap(cells.ToImmutable());
        return query.Detail == CellDetail.ValueOnly ? OnlyValues.Of(combine, map) : new(combine, map);
    }
}
