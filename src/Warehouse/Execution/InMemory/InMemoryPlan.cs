using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>A plan that reads nothing but roll-ups and asks nothing of its groups: they are added up here when their
/// rows are in memory, without a statement.</summary>
internal sealed class InMemoryPlan
{
    private readonly ImmutableArray<Dimension> _grain;
    private readonly ImmutableArray<Plan.Scan> _scans;
    private readonly ImmutableArray<Plan.Grid> _grids;
    private readonly Plan.Apart? _apart;

    private InMemoryPlan(Plan plan, ImmutableArray<Plan> inputs, Plan.Apart? apart)
    {
        _grain = plan.Keys;
        _scans = [.. inputs.Select(ScanOf).OfType<Plan.Scan>()];
        _grids = [.. inputs.OfType<Plan.Grid>()];
        _apart = apart;
    }

    /// <summary>The roll-ups that it reads.</summary>
    public IEnumerable<Rollup> Rollups => _scans.Select(scan => scan.Rollup).OfType<Rollup>();

    /// <summary>A plan that can be read in memory; null where it asks for more.</summary>
    /// <param name="plan">After all rewrites.</param>
    public static InMemoryPlan? Of(Plan plan)
    {
        var groups = plan is Plan.Mark { Test: RowTest.All { Items.IsEmpty: true } } mark ? mark.Input : plan;
        var apart = groups as Plan.Apart;
        var source = apart?.Input ?? groups;
        var inputs = source is Plan.Combine combine ? combine.Inputs : [source];
        return inputs.Any(input => ScanOf(input) is not null) && inputs.All(input => Suits(input, source))
            ? new(source, inputs, apart)
            : null;
    }

    /// <summary>Its groups.</summary>
    /// <param name="held">Gives the rows of its roll-ups.</param>
    /// <returns>Null where sums or the keys of a group need more than 64 bits.</returns>
    public Numbers? Read(Func<Rollup, HeldRollup> held)
    {
        var rollups = Rollups.Select(held).ToList();
        var scanned = _scans.Zip(rollups, ScannedRows.Of).ToList();
        try
        {
            return GroupTable.Of(RangesOf(scanned), scanned.Sum(one => (long)one.Count)) is { } table
                ? Read(scanned, table)
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
        finally
        {
            scanned.ForEach(one => one.Dispose());
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

    private Numbers Read(List<ScannedRows> scanned, GroupTable table)
    {
        scanned.ForEach(one => one.Group(table));
        foreach (var row in _grids.SelectMany(grid => grid.Rows))
        {
            table.Add(row.Keys);
        }

        if (_grain.IsEmpty)
        {
            table.Add([]); // everything of nothing is one row
        }

        var parts = new Dictionary<string, long?[]>(StringComparer.Ordinal);
        foreach (var one in scanned)
        {
            var adder = new PartAdder(one, table.Count);
            foreach (var part in one.Scan.Numbers)
            {
                parts[part.Name] = adder.Of(part);
            }
        }

        Separate(parts);
        return new(table.Keys(), parts, table.Count, table.Count);
    }

    /// <summary>Tells numbers apart that were added up as one.</summary>
    private void Separate(Dictionary<string, long?[]> parts)
    {
        foreach (var (all, among) in _apart?.Pairs ?? [])
        {
            parts[among] = Array.ConvertAll(parts[all], both => both >> PartValue.Together.Bits);
            parts[all] = Array.ConvertAll(parts[all], both => both & PartValue.Together.Lower);
        }
    }

    private ImmutableArray<KeyRange> RangesOf(List<ScannedRows> scanned) =>
        [.. _grain.Select((_, dimension) =>
        {
            var listed = _grids.SelectMany(grid => grid.Rows).Select(row => row.Keys[dimension]).OfType<int>().ToList();
            return new KeyRange(
                scanned.Select(one => one.Keys[dimension].Least).Concat(listed).Min(),
                scanned.Select(one => one.Keys[dimension].Greatest).Concat(listed).Max());
        })];
}
