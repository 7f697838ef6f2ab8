using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>A handful of rows of roll-ups, such as those of one district and year, is read as it is and added up by the
/// reader: for so few, aggregating takes DuckDB longer than reading them.</summary>
public static class AddWhereRead
{
    /// <summary>Rows that are expected at most where they are read as they are.</summary>
    public const long FewRows = 500;

    /// <summary>The plan with its rows listed where they are few and nothing is asked of their groups; after
    /// <see cref="AddOnce"/>.</summary>
    public static Plan Apply(Plan plan, ImmutableDictionary<string, StoredTable> held) => plan switch
    {
        Plan.Mark { Test: RowTest.All { Items.IsEmpty: true } } mark => Listed(mark.Input, held) ?? plan,
        _ => Listed(plan, held) ?? plan,
    };

    private static Plan.Listed? Listed(Plan plan, ImmutableDictionary<string, StoredTable> held)
    {
        var scans = plan switch
        {
            Plan.Scan scan => [scan],
            Plan.Combine combine => combine.Inputs.Select(input => (input as Plan.RollupRows)?.Of),
            _ => [null],
        };
        ImmutableArray<Plan.Scan> few = [.. scans.OfType<Plan.Scan>()];
        return !few.IsEmpty && few.Length == scans.Count() && few.All(one => one.Rollup is not null) &&
            few.All(one => one.Numbers.All(Merging.CanMerge)) &&
            few.Sum(one => ExpectedRows.Of(one, held)) <= FewRows
                ? new(plan, few)
                : null;
    }
}
