using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>What follows from a map for the levels of a question, worked out once: levels are few, units are
/// many.</summary>
internal sealed class KnownMaps
{
    private static readonly ConditionalWeakTable<Restatement, KnownMaps> All = [];

    private readonly ConcurrentDictionary<string, UnitMap> _maps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MovedRecords> _moved = new(StringComparer.Ordinal);

    public static KnownMaps Of(Restatement map) => All.GetValue(map, _ => new());

    public UnitMap MapOf(ImmutableArray<Dimension> dimensions, Func<UnitMap> make) =>
        _maps.GetOrAdd(string.Join(' ', dimensions.Select(one => one.Column)), _ => make());

    public MovedRecords MovedOf(string name, Func<MovedRecords> make) => _moved.GetOrAdd(name, _ => make());
}
