using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>The records of a group and those among them that come from other units are counted as one number: DuckDB
/// takes as long for the column of the latter, almost always zero, as for any other.</summary>
public static class CountTogether
{
    private const long MostRows = 1L << 31; // so that neither half runs over

    /// <summary>The plan with one number in place of two; after <see cref="AddOnce"/>.</summary>
    public static Plan Apply(Plan plan, ImmutableDictionary<string, StoredTable> held) =>
        Rewrites.Everywhere(plan, one => one switch
        {
            Plan.Scan scan => Of(scan, held) is { } together ? together : scan,
            Plan.RollupRows { Of: var rows } => Of(rows, held) is { Input: Plan.Scan scan } together
                ? together with { Input = new Plan.RollupRows(scan) }
                : one,
            Plan.Combine combine => Of(combine),
            _ => one,
        });

    /// <summary>Tells them apart only after the inputs were combined.</summary>
    private static Plan Of(Plan.Combine combine)
    {
        var inputs = combine.Inputs.OfType<Plan.Apart>().ToList();
        return inputs.Count == 0 ? combine : new Plan.Apart(
            combine with { Inputs = [.. combine.Inputs.Select(one => one is Plan.Apart apart ? apart.Input : one)] },
            combine.Parts,
            [.. inputs.SelectMany(one => one.Pairs)]);
    }

    private static Plan.Apart? Of(Plan.Scan scan, ImmutableDictionary<string, StoredTable> held)
    {
        var pairs = scan is { Map: null, Rollup: null } || !(held.GetValueOrDefault(scan.Fact.Name)?.Rows < MostRows)
            ? []
            : scan.Numbers.Select(part => (among: part, all: AllOf(scan, part)))
                .Where(pair => pair.all is not null).DistinctBy(pair => pair.all?.Name).ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var (left, together) = (pairs.Select(pair => pair.among.Name).ToHashSet(StringComparer.Ordinal),
            pairs.ToDictionary(pair => pair.all?.Name ?? "", pair => pair.among, StringComparer.Ordinal));
        return new(
            scan with
            {
                Numbers = [.. scan.Numbers.Where(part => !left.Contains(part.Name)).Select(part =>
                    together.TryGetValue(part.Name, out var among)
                        ? part with { Value = new PartValue.Together(TestOf(among) ?? new RecordTest.All([])) }
                        : part)],
            },
            scan.Numbers,
            [.. together.Select(pair => new NumberPair(pair.Key, pair.Value.Name))]);
    }

    /// <summary>The part that counts all records of which a part counts some.</summary>
    private static Part? AllOf(Plan.Scan scan, Part part) => TestOf(part) is null ? null
        : scan.Numbers.FirstOrDefault(one => one.Value is PartValue.Rows && one.When.SequenceEqual(part.When[..^1]));

    private static RecordTest? TestOf(Part part) =>
        part is { Value: PartValue.Rows, When: [.., PartCondition.Passing passing] } ? passing.Test : null;
}
