using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>The units of one column of a map by the key of the unit that is looked up.</summary>
internal sealed class UnitTargets
{
    private const int Unmoved = int.MinValue + 1; // no key is as small

    private static readonly ConditionalWeakTable<UnitMap, ConcurrentDictionary<string, UnitTargets>> All = [];

    private readonly int _first;
    private readonly int[] _targets;

    private UnitTargets(UnitMap map, string column)
    {
        var place = map.Columns.IndexOf(column);
        _first = map.Units.Min(one => one.Source);
        _targets = new int[map.Units.Max(one => one.Source) - _first + 1];
        _targets.AsSpan().Fill(Unmoved);
        foreach (var unit in map.Units)
        {
            _targets[unit.Source - _first] = unit.Targets[place] ?? HeldKeys.None;
        }

        var known = _targets.Where(key => key > Unmoved).ToList();
        (Least, Greatest) = known.Count == 0 ? (0, -1) : (known.Min(), known.Max());
    }

    /// <summary>The least key of a target; greater than <see cref="Greatest"/> where there is none.</summary>
    public int Least { get; }

    /// <summary>The greatest key of a target.</summary>
    public int Greatest { get; }

    /// <summary>Those of a column of a map that has units.</summary>
    public static UnitTargets Of(UnitMap map, string column) =>
        All.GetValue(map, _ => []).GetOrAdd(column, _ => new(map, column));

    /// <summary>The key on the map; the own one where there is no such unit.</summary>
    /// <param name="unit">The unit that is looked up, or <see cref="HeldKeys.None"/>.</param>
    /// <param name="own">The key as recorded.</param>
    public int Find(int unit, int own) => (uint)(unit - _first) is var place && place < _targets.Length &&
        _targets[place] is var target and not Unmoved ? target : own;
}
