using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes groups whose numbers are known as a list of values.</summary>
internal static class KnownSql
{
    public static string Of(Plan.Known known)
    {
        var keys = known.Grain.Select(key => (name: KeySql.Name(key), type: "INTEGER"));
        var columns = keys.Concat(known.Parts.Select(part => (name: part.Name, type: "BIGINT"))).ToList();
        var typed = columns.Select(one => $"{one.name}::{one.type} AS {one.name}");
        return columns.Count == 0 ? "SELECT 1 AS nothing"
            : known.Rows.IsEmpty
                ? $"SELECT {string.Join(", ", columns.Select(one => $"NULL::{one.type} AS {one.name}"))} WHERE FALSE"
                : $"SELECT {string.Join(", ", typed)}\nFROM (VALUES {string.Join(", ", known.Rows.Select(Row))}) " +
                    $"AS known({string.Join(", ", columns.Select(one => one.name))})";
    }

    private static string Row(KnownRow row) =>
        $"({string.Join(", ", row.Keys.Keys.Select(Literal.Of).Concat(row.Numbers.Select(Literal.Of)))})";
}
