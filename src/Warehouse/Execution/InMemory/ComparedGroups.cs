using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Groups beside those that they are compared with, one of each plan at most.</summary>
internal sealed class ComparedGroups : IGroups
{
    private readonly RollupGroups _own;
    private readonly int _numbers; // of each group, its keys included
    private readonly ImmutableArray<(RollupGroups Groups, MovedKeys Keys)> _others;

    private ComparedGroups(
        RollupGroups own, ImmutableArray<(RollupGroups Groups, MovedKeys Keys)> others, int numbers) =>
        (_own, _others, _numbers) = (own, others, numbers);

    /// <inheritdoc/>
    public IEnumerable<Rollup> Rollups => _own.Rollups.Concat(_others.SelectMany(one => one.Groups.Rollups));

    /// <summary>How to make them; null where one of the plans reads something else than roll-ups.</summary>
    public static ComparedGroups? Of(Plan.Compare compare)
    {
        var others = compare.Others.Select(one =>
            (groups: RollupGroups.Of(one.Input), keys: new MovedKeys(compare.Keys, one))).ToImmutableArray();
        return RollupGroups.Of(compare.Input) is { } own && others.All(one => one.groups is not null)
            ? new(
                own, [.. others.Select(one => (one.groups!, one.keys))], // none is null
                compare.Keys.Length + compare.Parts.Length)
            : null;
    }

    /// <inheritdoc/>
    /// <remarks>Null where all groups and those beside them have more than
    /// <see cref="RollupGroups.MostNumbers"/>, too.</remarks>
    public Numbers? Read(Func<Rollup, HeldRollup> held, Func<Numbers, int[]>? choose)
    {
        var rows = _own.Read(held, choose);
        if (rows is null || (long)rows.Rows * _numbers > RollupGroups.MostNumbers)
        {
            return null;
        }

        foreach (var (groups, keys) in _others)
        {
            if (groups.Read(held, null) is not { } other)
            {
                return null;
            }

            rows = rows.Beside(other, keys.Matches(rows, other));
        }

        return rows;
    }
}
