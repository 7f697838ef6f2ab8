using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>The keys of a dimension of the rows of a roll-up, on a map where a scan has one.</summary>
internal sealed class RowKeys
{
    private readonly HeldKeys _own;
    private readonly UnitTargets? _targets;
    private readonly ImmutableArray<HeldKeys> _units;

    private RowKeys(HeldKeys own, UnitTargets? targets, ImmutableArray<HeldKeys> units)
    {
        (_own, _targets, _units) = (own, targets, units);
        (Least, Greatest) = targets is null
            ? (own.Least, own.Greatest)
            : (Math.Min(own.Least, targets.Least), Math.Max(own.Greatest, targets.Greatest));
    }

    /// <summary>No key is less; greater than <see cref="Greatest"/> where no row has one.</summary>
    public int Least { get; }

    /// <summary>No key is greater.</summary>
    public int Greatest { get; }

    /// <summary>Those of a dimension.</summary>
    public static RowKeys Of(Dimension dimension, Plan.Scan scan, HeldRollup rollup) =>
        scan.Map is { Units.IsEmpty: false } map && map.Columns.Contains(dimension.Column)
            ? new(rollup.Keys(dimension), UnitTargets.Of(map, dimension.Column), [.. map.Sources.Select(rollup.Keys)])
            : new(rollup.Keys(dimension), null, []);

    /// <summary>Reads the keys of some rows.</summary>
    public void Read(ReadOnlySpan<int> rows, Span<int> keys)
    {
        var own = _own.Values;
        for (var place = 0; place < rows.Length; place++)
        {
            keys[place] = own[rows[place]];
        }

        if (_targets is { } targets)
        {
            for (var place = 0; place < rows.Length; place++)
            {
                keys[place] = targets.Find(UnitOf(rows[place]), keys[place]);
            }
        }
    }

    /// <summary>The first key that is there.</summary>
    private int UnitOf(int row)
    {
        foreach (var keys in _units)
        {
            if (keys.Values[row] is var unit and not HeldKeys.None)
            {
                return unit;
            }
        }

        return HeldKeys.None;
    }
}
