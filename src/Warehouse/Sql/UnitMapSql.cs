using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes which units the records of other units are counted under: a join on small keys.</summary>
internal static class UnitMapSql
{
    private const string Source = "map_source";

    /// <summary>What is joined to the table of a scan; nothing without a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="key">The column with the unit that is looked up; null takes the keys of the record.</param>
    public static string Join(UnitMap? map, string? key = null)
    {
        if (map is null)
        {
            return "";
        }

        var rows = map.Moves.Select(one =>
            $"({string.Join(", ", one.Targets.Select(Literal.Of).Prepend(Literal.Of(one.Source)))})");
        var names = map.Columns.Select(NameOf).Prepend(Source);
        return $"\nLEFT JOIN (VALUES {string.Join(", ", rows)}) AS map({string.Join(", ", names)}) "
            + $"ON {Source} = {key ?? SourceOf(map)}";
    }

    /// <summary>The unit of a record that is looked up.</summary>
    public static string SourceOf(UnitMap map) =>
        map.Sources is [var only] ? only : $"coalesce({string.Join(", ", map.Sources)})";

    /// <summary>The key of a record on the map; null for a dimension that the map does not tell anew.</summary>
    public static string? KeyOf(Dimension dimension, UnitMap? map) => map?.Columns.Contains(dimension.Column) == true
        ? $"CASE WHEN {Source} IS NULL THEN {dimension.Column} ELSE {NameOf(dimension.Column)} END"
        : null;

    private static string NameOf(string column) => "map_" + column;
}
