using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Tells which records come from other units than those that a number is shown for.</summary>
/// <param name="Name">Unique for the levels shown.</param>
/// <param name="Test">Which records.</param>
internal sealed record MovedRecords(string Name, RecordTest Test)
{
    /// <summary>The test for a grain and a filter in units of the map; null where no unit shown is moved.</summary>
    public static MovedRecords? Of(ResolvedQuery query, ImmutableArray<Dimension> grain, RecordTest filter)
    {
        if (query.Map is not { } map)
        {
            return null;
        }

        var levels = ShownLevels.Of(grain, filter, query.Dimensions).Where(map.Moves).ToImmutableArray();
        var name = "moved_" + string.Join("_", levels.Select(level => level.ToString().ToLowerInvariant()));
        return levels.IsEmpty ? null : KnownMaps.Of(map).MovedOf(name, () => new(
            name, UnitCover.Of(
                query.Dimensions,
                query.Dimensions.Areas.Where(unit => levels.Any(level => map.IsMoved(unit, level))))));
    }
}
