using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>Few rows of roll-ups are added up once, where they are combined, and not before it as well: for so few,
/// an aggregation costs more than what it saves.</summary>
public static class AddOnce
{
    /// <summary>Rows of a roll-up up to which they are not aggregated before they are combined.</summary>
    public const long FewRows = 2_000;

    /// <summary>The plan with rows instead of scans of few rows; after <see cref="UseRollup"/>.</summary>
    public static Plan Apply(Plan plan, ImmutableDictionary<string, StoredTable> held) => Rewrites.Everywhere(
        plan,
        one => one is Plan.Combine combine
            ? combine with { Inputs = [.. combine.Inputs.Select(input => Of(input, held))] }
            : one);

    private static Plan Of(Plan input, ImmutableDictionary<string, StoredTable> held) =>
        input is Plan.Scan { Rollup: not null } scan && scan.Numbers.All(Merging.CanMerge) &&
        ExpectedRows.Of(scan, held) <= FewRows
            ? new Plan.RollupRows(scan)
            : input;
}
