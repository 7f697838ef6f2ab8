using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Compare;

/// <summary>The SQL that compares one table of records in two attached files, <c>a</c> the earlier and <c>b</c> the
/// later. Keys are numbered anew by every load, so members are compared by their codes.</summary>
internal static class CompareSql
{
    // They follow from the area, the project and the day; comparing them would tell one change several times.
    private static readonly ImmutableHashSet<string> Derived =
    [
        "region_key", "province_key", "district_key", "commune_key", "area_class_key", "programme_key", "in_force",
        "month",
    ];

    private static readonly ImmutableHashSet<string> Places = ["area_key", "unit_key"];

    /// <summary>Columns whose sums are told.</summary>
    public static ImmutableArray<string> SummedOf(Fact fact) =>
        [.. fact.Columns.Where(IsSummed).Select(column => column.Name)];

    /// <summary>One row a province, year and reason: province code, name, year, reason, records, then before and after
    /// of each sum.</summary>
    public static string Changes(Fact fact) => $"""
        WITH before AS ({Side(fact, "a")}), after AS ({Side(fact, "b")}),
        changed AS (
          SELECT before, after, CASE
            WHEN before.id IS NULL AND after.ends < $cutoffYear THEN 'Late'
            WHEN before.id IS NULL THEN 'New'
            WHEN after.id IS NULL THEN 'Deleted'
            WHEN before.class IS DISTINCT FROM after.class THEN 'Reclassified'
            ELSE 'Corrected' END AS reason
          FROM before FULL JOIN after ON before.id = after.id
          WHERE before.id IS NULL OR after.id IS NULL
            OR before.class IS DISTINCT FROM after.class OR before.figures IS DISTINCT FROM after.figures),
        told AS (
          SELECT before.id AS id, before.code AS code, before.name AS name, before.year AS year, reason{Half(fact, 1)}
          FROM changed WHERE before.id IS NOT NULL
          UNION ALL
          SELECT after.id, after.code, after.name, after.year, reason{Half(fact, 2)}
          FROM changed WHERE after.id IS NOT NULL)
        SELECT code, name, year, reason, count(DISTINCT id){Told(fact)}
        FROM told GROUP BY ALL ORDER BY code NULLS FIRST, name, year NULLS FIRST, reason
        """;

    /// <summary>One row: records, then each sum.</summary>
    public static string Totals(Fact fact, string side) =>
        "SELECT count(*)" + Each(fact, column => $", coalesce(sum({column}), 0)::DECIMAL(38, 0)")
        + $" FROM {side}.{fact.Name}";

    private static string Side(Fact fact, string side)
    {
        var members = fact.Columns.Where(IsMember).Select(column => column.Name).ToArray();
        var joins = members.Select(key => $"""
            LEFT JOIN {side}.member m_{key} ON m_{key}.dimension = '{DimensionOf(key)}' AND m_{key}.member_key = f.{key}
            """);
        var places = fact.Columns.Where(column => Places.Contains(column.Name)).Select(column => column.Name).ToArray();
        var placeJoins = places.Select(key => $"LEFT JOIN {side}.area p_{key} ON p_{key}.area_key = f.{key}");
        var classes = places.Select(key =>
                $"[p_{key}.level, coalesce(p_{key}.code, p_{key}.full_name), p_{key}.valid_from::VARCHAR]::VARCHAR")
            .Concat(members.Select(key => $"m_{key}.qualified_code"))
            .Concat(fact.Columns.Where(IsPlainClass).Select(column => $"f.{column.Name}::VARCHAR"))
            .Append("s.code");
        var figures = fact.Columns.Where(IsFigure).Select(column => $"f.{column.Name}::VARCHAR");
        return $"""
            SELECT f.record_id AS id, p.code AS code, p.name AS name, f.year AS year,
              year(f.period_until - 1) AS ends, [{string.Join(", ", classes)}] AS class,
              [{string.Join(", ", figures)}] AS figures{Each(fact, column => $", f.{column} AS {column}")}
            FROM {side}.{fact.Name} f
            LEFT JOIN {side}.area p ON p.area_key = f.province_key
            LEFT JOIN {side}.span s ON s.span_key = f.span_key
            {string.Join("\n", placeJoins.Concat(joins))}
            """;
    }

    private static string Half(Fact fact, int half) => Each(fact, column => half == 1
        ? $", before.{column} AS before_{column}, NULL AS after_{column}"
        : $", NULL, after.{column}");

    private static string Told(Fact fact) => Each(fact, column =>
        $", coalesce(sum(before_{column}), 0)::DECIMAL(38, 0), coalesce(sum(after_{column}), 0)::DECIMAL(38, 0)");

    private static string Each(Fact fact, Func<string, string> text) => string.Concat(SummedOf(fact).Select(text));

    private static bool IsMember(Column column) =>
        column.Name.EndsWith("_key", StringComparison.Ordinal) && column.Name != "span_key"
        && !Derived.Contains(column.Name) && !Places.Contains(column.Name);

    // Years, entries and the inspection of a visit say what a record is about; dates and figures say how it was.
    private static bool IsPlainClass(Column column) =>
        column.Name is "year" or "origin_year" or "entry" or "inspection_id";

    private static bool IsFigure(Column column) =>
        column.Name is not "record_id" && !Derived.Contains(column.Name) && !IsPlainClass(column)
        && !column.Name.EndsWith("_key", StringComparison.Ordinal);

    private static bool IsSummed(Column column) =>
        IsFigure(column) && column.Type is ColumnType.Money or ColumnType.Integer
        && !Shared.Columns.Any(shared => shared.Name == column.Name)
        && !column.Name.EndsWith("_key", StringComparison.Ordinal);

    private static string DimensionOf(string key) => JsonNamingPolicy.CamelCase.ConvertName(
        string.Concat(key[..^"_key".Length].Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
