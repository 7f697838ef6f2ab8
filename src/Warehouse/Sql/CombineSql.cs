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

    private static string Union(Plan.Combine combine)
    {
        var inputs = string.Join(
            " UNION ALL BY NAME ", combine.Inputs.Select(input => $"SELECT * FROM {DuckDbRenderer.NameOf(input)}"));
        return combine.Provinces.IsEmpty ? $"({inputs})"
            : $"({inputs})\nLEFT JOIN (VALUES " +
                $"{string.Join(", ", combine.Provinces.Select((key, slot) => Slot(combine, key, slot)))}) " +
              $"AS slot(slot_province, {string.Join(", ", WordNames(combine))}) ON slot_province = split_province";
    }

    private static IEnumerable<string> Words(Plan.Combine combine, Plan.Scan scan) =>
        Enumerable.Range(0, ProvinceSlots.Words(combine.Provinces)).Select(word =>
            $"bit_or(CASE WHEN {scan.Label}_rows > 0 THEN word_{word} END) AS "
                + $"{ProvinceSlots.Column(scan.Label, word)}");

    private static IEnumerable<string> WordNames(Plan.Combine combine) =>
        Enumerable.Range(0, ProvinceSlots.Words(combine.Provinces)).Select(word => $"word_{word}");

    private static string Slot(Plan.Combine combine, int key, int slot)
    {
        var words = Enumerable.Range(0, ProvinceSlots.Words(combine.Provinces)).Select(word =>
            slot / ProvinceSlots.BitsPerWord == word
                ? $"{Literal.Of(1L << (slot % ProvinceSlots.BitsPerWord))}::BIGINT"
                : "0::BIGINT");
        return $"({Literal.Of(key)}, {string.Join(", ", words)})";
    }
}
