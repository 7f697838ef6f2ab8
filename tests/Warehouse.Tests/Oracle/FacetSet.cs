using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>The records of a database as facets, made once for all questions.</summary>
internal sealed class FacetSet
{
    private readonly ILookup<string, Facet> _byKind;

    private readonly Dictionary<DateOnly, FacetSet> _maps = [];

    public FacetSet(Database data, MapOracle? map = null)
    {
        Data = data;
        var plain = Facet.All(data, map).ToList();
        _byKind = plain.Concat(plain.Where(one => one.Finding?.ResolvedOn is not null).Select(one => one.Resolved())).ToLookup(one => one.Kind);
        Years = [.. plain.Select(one => one.Year).OfType<int>().Distinct().Order()];
        AllocationYears = [.. data.Allocations.Select(one => one.Year).OfType<int>().Distinct()];
    }

    public Database Data { get; }

    /// <summary>Years that any record has.</summary>
    public int[] Years { get; }

    public int[] AllocationYears { get; }

    /// <summary>The same records under the units of a map.</summary>
    public FacetSet On(MapOracle? map)
    {
        if (map is null)
        {
            return this;
        }

        return _maps.TryGetValue(map.Day, out var known) ? known : _maps[map.Day] = new(Data, map);
    }

    public IEnumerable<Facet> Of(string kind) => _byKind[kind];
}
