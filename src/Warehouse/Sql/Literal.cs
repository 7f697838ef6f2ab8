using System.Globalization;

namespace Analytics.Warehouse.Sql;

/// <summary>Values as SQL text. Only numbers and dates: text of callers never reaches a statement.</summary>
internal static class Literal
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(int? value) => value is { } known ? Of(known) : "NULL";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long? value) => value is { } known ? Of(known) : "NULL";

    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("E16", CultureInfo.InvariantCulture); // no DECIMAL

    public static string Of(DateOnly day) => $"DATE '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    public static string List(IEnumerable<int> values) => string.Join(", ", values.Select(Of));
}
