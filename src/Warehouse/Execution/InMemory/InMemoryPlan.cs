using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>A plan that reads nothing but roll-ups: it is carried out here when their rows are in memory, without a
/// statement.</summary>
internal sealed class InMemoryPlan
{
    private readonly Plan.Page? _page;
    private readonly Plan.Sort? _sort;
    private readonly Plan.Mark? _mark;
    private readonly Plan.Keep? _keep;
    private readonly IGroups _groups;

    private InMemoryPlan(Plan.Page? page, Plan.Sort? sort, Plan tested, IGroups groups)
    {
        (_page, _sort, _groups) = (page, sort, groups);
        (_mark, _keep) = (tested as Plan.Mark, tested as Plan.Keep);
    }

    /// <summary>The roll-ups that it reads.</summary>
    public IEnumerable<Rollup> Rollups => _groups.Rollups;

    /// <summary>A plan that can be carried out in memory; null where it asks for more.</summary>
    /// <param name="plan">After all rewrites.</param>
    public static InMemoryPlan? Of(Plan plan)
    {
        var page = plan as Plan.Page;
        var rows = page?.Input ?? plan;
        var sort = rows as Plan.Sort;
        var tested = sort?.Input ?? rows;
        var groups = tested switch
        {
            Plan.Mark mark => mark.Input,
            Plan.Keep keep => keep.Input,
            _ => tested,
        };
        IGroups? made = groups is Plan.Compare compare ? ComparedGroups.Of(compare) : RollupGroups.Of(groups);
        return made is null ? null : new(page, sort, tested, made);
    }

    /// <summary>Its rows.</summary>
    /// <param name="held">Gives the rows of its roll-ups.</param>
    /// <param name="dimensions">Members of all dimensions.</param>
    /// <returns>Null where there are more numbers, or longer ones, than are held.</returns>
    public Numbers? Read(Func<Rollup, HeldRollup> held, SnapshotDimensions dimensions)
    {
        if (IsOfKeysAlone)
        {
            return _groups.Read(held, keys => PageOf(keys, dimensions).Rows);
        }

        if (_groups.Read(held, null) is not { } all)
        {
            return null;
        }

        var rows = _mark is { } mark ? all.Marked(new GroupTest(mark.Cells, all).Of(mark.Test)) : all;
        if (_keep is null && _sort is null && _page is null)
        {
            return rows;
        }

        var (page, count) = PageOf(rows, dimensions);
        return rows.Alone(page, count);
    }

    /// <summary>Whether the keys of groups tell which are on the page, so that no others need be added up.</summary>
    private bool IsOfKeysAlone => _mark is null && _keep is null &&
        _sort is { } sort && sort.Orders.All(one => one is ResolvedOrder.ByDimension);

    private (int[] Rows, int Count) PageOf(Numbers rows, SnapshotDimensions dimensions)
    {
        var kept = Kept(rows);
        var sorted = _sort is { } sort
            ? new GroupSort(dimensions, sort.Keys, sort.Orders, sort.Cells).Of(rows, kept)
            : kept;
        return (_page is { } page ? Page(sorted, page) : sorted, sorted.Length);
    }

    private int[] Kept(Numbers rows)
    {
        var all = Enumerable.Range(0, rows.Rows);
        var holds = _keep is { } keep ? new GroupTest(keep.Cells, rows).Of(keep.Test) : null;
        return [.. holds is null ? all : all.Where(row => holds[row])];
    }

    private static int[] Page(int[] rows, Plan.Page page)
    {
        var first = (int)Math.Min(page.Offset, rows.Length);
        return rows[first..(first + Math.Min(page.First, rows.Length - first))];
    }
}
