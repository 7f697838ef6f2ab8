using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells the partition of a group by its own key, or by a unit or sub-project inside it.</summary>
internal sealed class PartitionReader(ResolvedQuery query, Within within)
{
    private readonly int _own = PlaceOf(query, Partitions.DimensionOf(within) ?? "");

    private readonly int[] _tellers =
        [.. Partitions.ToldBy(within).Select(name => PlaceOf(query, name)).Where(place => place >= 0)];

    /// <summary>The partition; null when the keys of the group do not tell it.</summary>
    public Partition? Of(Numbers numbers, int row)
    {
        if (within == Within.All)
        {
            return new(null);
        }

        if (within == Within.Region && query.Map?.Has(AreaLevel.Region) == false)
        {
            return null;
        }

        if (_own >= 0)
        {
            return new(numbers.Keys(_own)[row]);
        }

        foreach (var place in _tellers)
        {
            if (numbers.Keys(place)[row] is { } key)
            {
                return Above(key) is var above && (above is not null || within == Within.Region) ? new(above) : null;
            }
        }

        return null;
    }

    private int? Above(int key) => within switch
    {
        Within.Region => query.Dimensions.Area(key)?.RegionKey,
        Within.Province => query.Dimensions.Area(key)?.ProvinceKey,
        Within.Project => query.Dimensions.Member("subProject", key)?.ParentKey,
        _ => throw new UnreachableException($"{within} is told by its own key only."),
    };

    private static int PlaceOf(ResolvedQuery query, string name) =>
        Enumerable.Range(0, query.By.Length).Where(place => query.By[place].Name == name).FirstOrDefault(-1);
}
