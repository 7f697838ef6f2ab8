using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the combination of several aggregations: one below the other, grouped again, so that null keys
/// meet.</summary>
internal static class CombineSql
{
    public static string Of(Plan.Combine combine)
    {
        var keys = combine.Grain.Select(KeySql.Name).ToList();
        var words = combine.Inputs.OfType<Plan.Scan>().Where(scan => scan.Split == Split.ByProvince)
            .SelectMany(scan => Words(combine, scan));
        var items = keys.Concat(combine.Parts.Select(part => $"{PartSql.Merged(part)} AS {part.Name}"))
            .Concat(words)
            .ToList();
        var groups = keys.Count == 0 ? "" : $"\nGROUP BY {string.Join(", ", Enumerable.Range(1, keys.Count))}";
        return combine.Inputs.IsEmpty
            ? Nothing(combine)
            : $"SELECT{DuckDbRenderer.List(items)}\nFROM {Union(combine)}{groups}";
    }

    private static string Nothing(Plan.Combine combine) => combine.Grain.IsEmpty
        ? "SELECT 1 AS nothing"
        : $"SELECT {DuckDbRenderer.NullKeys(combine.Grain)} WHERE FALSE";

    private static string Union(Plan.Combine combine) => "(" + string.Join(
        " UNION ALL BY NAME ", combine.Inputs.Select(input => $"SELECT * FROM {DuckDbRenderer.NameOf(input)}")) + ")";

    private static IEnumerable<string> Words(Plan.Combine combine, Plan.Scan scan) =>
        Enumerable.Range(0, ProvinceSlots.Words(combine.Provinces)).Select(word =>
            $"bit_or({SlotSql.Bit(combine.Provinces, word, $"{scan.Label}_rows > 0")}) AS "
                + $"{ProvinceSlots.Column(scan.Label, word)}");
}
