using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the keys of a grain.</summary>
internal static class KeySql
{
    /// <summary>Name of a key column in a result.</summary>
    public static string Name(Dimension dimension) => "k_" + dimension.Name;

    /// <summary>The expression that gives a record's key.</summary>
    public static string Of(Dimension dimension, Clock clock) => (dimension.Kind, clock) switch
    {
        (DimensionKind.Year, Clock.Day day) when dimension.Column == "year" => $"year({day.Column})",
        (DimensionKind.Month, Clock.Day day) => Month(day.Column),
        (DimensionKind.Quarter, Clock.Day day) => $"({Month(day.Column)}) // 3",
        (DimensionKind.Span, Clock.Day) => "NULL::INTEGER",
        (DimensionKind.Quarter, _) => "month // 3",
        _ => dimension.Column,
    };

    private static string Month(string day) => $"year({day}) * 12 + month({day}) - 1";
}
