using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells where regions end inside the days of a cell: later records belong to no region. On a map they belong
/// to the region of their unit there.</summary>
internal sealed class RegionEnd(ResolvedQuery query)
{
    private readonly ImmutableArray<Area> _filtered = FilterScope.RegionsOf(query);

    /// <summary>The first day without the regions that a cell is confined to; null where they last.</summary>
    public DateOnly? Of(CellScope scope)
    {
        var regions = scope.Area is { Level: AreaLevel.Region } region ? [region] : _filtered;
        return query.Map is null && !regions.IsEmpty && regions.All(one => one.ValidUntil is not null) &&
            regions.Max(one => one.ValidUntil) is { } end && scope.Days.From < end && end < scope.Days.Until
                ? end
                : null;
    }
}
