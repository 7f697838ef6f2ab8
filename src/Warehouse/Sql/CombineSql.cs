using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the combination of several inputs: one below the other, grouped, so that null keys meet. An
/// aggregation has one row a group, so the only value that is there is the number of the group; rows of roll-ups
/// and of units are added up here.</summary>
internal static class CombineSql
{
    public static string Of(Plan.Combine combine)
    {
        var keys = combine.Grain.Select(KeySql.Name).ToList();
        var items = keys.Concat(combine.Inputs.SelectMany(NumbersOf)).ToList();
        var groups = keys.Count == 0 ? "" : $"\nGROUP BY {string.Join(", ", Enumerable.Range(1, keys.Count))}";
        return combine.Inputs.IsEmpty
            ? Nothing(combine)
            : $"SELECT{DuckDbRenderer.List(items)}\nFROM {Union(combine)}{groups}";
    }

    private static IEnumerable<string> NumbersOf(Plan input)
    {
        var areRows = input is Plan.RollupRows || MappedScanSql.IsRows(input);
        return input.Parts.Select(part =>
            $"{(areRows ? MergeSql.Of(part, part.Name) : $"any_value({part.Name})")} AS {part.Name}");
    }

    private static string Nothing(Plan.Combine combine) => combine.Grain.IsEmpty
        ? "SELECT 1 AS nothing"
        : $"SELECT {DuckDbRenderer.NullKeys(combine.Grain)} WHERE FALSE";

    private static string Union(Plan.Combine combine) => "(" + string.Join(
        " UNION ALL BY NAME ", combine.Inputs.Select(input => $"SELECT * FROM {DuckDbRenderer.NameOf(input)}")) + ")";
}
