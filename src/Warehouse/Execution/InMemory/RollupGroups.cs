using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>The groups of a plan that adds up nothing but rows of roll-ups.</summary>
internal sealed class RollupGroups : IGroups
{
    /// <summary>Numbers of all groups up to which they are held at once, 16 bytes each; DuckDB, whose memory is
    /// bounded, takes those beyond.</summary>
    public const long MostNumbers = 2_000_000;

    private readonly ImmutableArray<Dimension> _grain;
    private readonly ImmutableArray<Plan.Scan> _scans;
    private readonly ImmutableArray<GroupKeys> _listed;
    private readonly ImmutableArray<NumberPair> _pairs;

    private RollupGroups(ImmutableArray<Dimension> grain, ImmutableArray<Plan> inputs, ImmutableArray<NumberPair> pairs)
    {
        _grain = grain;
        _scans = [.. inputs.Select(ScanOf).OfType<Plan.Scan>()];
        _listed = [.. inputs.OfType<Plan.Grid>().SelectMany(grid => grid.Rows)];
        _pairs = pairs;
    }

    /// <inheritdoc/>
    public IEnumerable<Rollup> Rollups => _scans.Select(scan => scan.Rollup).OfType<Rollup>(); // all have one

    /// <summary>How to add them up; null where a plan reads something else.</summary>
    public static RollupGroups? Of(Plan plan)
    {
        var apart = plan as Plan.Apart;
        var source = apart?.Input ?? plan;
        var inputs = source is Plan.Combine combine ? combine.Inputs : [source];
        return inputs.Any(input => ScanOf(input) is not null) && inputs.All(input => Suits(input, source))
            ? new(source.Keys, inputs, apart?.Pairs ?? [])
            : null;
    }

    /// <inheritdoc/>
    /// <remarks>Null where there are more than <see cref="MostNumbers"/>, or where sums or the keys of a group need
    /// more than 64 bits.</remarks>
    public Numbers? Read(Func<Rollup, HeldRollup> held, Func<Numbers, int[]>? choose)
    {
        var scans = _scans.Zip(Rollups.Select(held), (scan, rollup) => new RollupScan(scan, rollup)).ToList();
        try
        {
            return GroupsOf(scans) is { } table && (long)table.Count * _grain.Length <= MostNumbers
                ? Read(scans, new(table.Keys(), [], table.Count, table.Count), choose)
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
        finally
        {
            scans.ForEach(one => one.Dispose());
        }
    }

    private static Plan.Scan? ScanOf(Plan input) => input switch
    {
        Plan.Scan scan => scan,
        Plan.RollupRows rows => rows.Of,
        _ => null,
    };

    private static bool Suits(Plan input, Plan source) => input.Keys.SequenceEqual(source.Keys) &&
        (input is Plan.Grid || (ScanOf(input) is { Rollup: not null, LeftOut: null } scan &&
            scan.Numbers.All(PartAdder.Suits)));

    private GroupTable? GroupsOf(List<RollupScan> scans)
    {
        if (GroupTable.Of(RangesOf(scans), scans.Sum(one => (long)one.Rows.Count)) is not { } table)
        {
            return null;
        }

        scans.ForEach(one => one.Rows.Group(one.Keys, table));
        foreach (var group in _listed)
        {
            table.Add(group.Keys);
        }

        if (_grain.IsEmpty)
        {
            table.Add([]); // everything of nothing is one row
        }

        return table;
    }

    private Numbers? Read(List<RollupScan> scans, Numbers keys, Func<Numbers, int[]>? choose)
    {
        var groups = keys;
        if (choose?.Invoke(keys) is { } chosen)
        {
            scans.ForEach(one => one.Rows.Keep(chosen, keys.Rows));
            groups = keys.Alone(chosen, keys.Rows);
        }

        return (long)groups.Rows * (_grain.Length + scans.Sum(one => one.Parts.Length)) <= MostNumbers
            ? groups.With(PartsOf(scans, groups.Rows))
            : null;
    }

    private Dictionary<string, long?[]> PartsOf(List<RollupScan> scans, int groups)
    {
        var parts = new Dictionary<string, long?[]>(StringComparer.Ordinal);
        foreach (var scan in scans)
        {
            var adder = new PartAdder(scan.Rows, groups);
            foreach (var part in scan.Parts)
            {
                parts[part.Name] = adder.Of(part);
            }
        }

        foreach (var (all, among) in _pairs)
        {
            parts[among] = Array.ConvertAll(parts[all], both => both >> PartValue.Together.Bits);
            parts[all] = Array.ConvertAll(parts[all], both => both & PartValue.Together.Lower);
        }

        return parts;
    }

    private ImmutableArray<KeyRange> RangesOf(List<RollupScan> scans) => [.. _grain.Select((_, dimension) =>
    {
        var listed = _listed.Select(group => group.Keys[dimension]).OfType<int>().ToList();
        return new KeyRange(
            scans.Select(one => one.Keys[dimension].Least).Concat(listed).Min(),
            scans.Select(one => one.Keys[dimension].Greatest).Concat(listed).Max());
    })];
}
