using System.Globalization;

namespace Analytics.Operational.Sources.Files;

/// <summary>Turns the text of a field into the value of a property.</summary>
internal static class FieldValue
{
    /// <summary>The value; null when the text is not one of that type.</summary>
    public static object? Parse(Type type, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        return (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            { } t when t == typeof(string) => text,
            { } t when t == typeof(int) => int.TryParse(text, Signed, invariant, out var value) ? value : null,
            { } t when t == typeof(long) => long.TryParse(text, Signed, invariant, out var value) ? value : null,
            { } t when t == typeof(decimal) =>
                decimal.TryParse(text, Fraction, invariant, out var value) ? value : null,
            { } t when t == typeof(bool) => bool.TryParse(text, out var value) ? value : null,
            { } t when t == typeof(DateOnly) =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", out var value) ? value : null,
            { } t when t == typeof(DateTime) => Instant(text),
            _ => throw new System.Diagnostics.UnreachableException($"No column of a file has type {type.Name}."),
        };
    }

    /// <summary>How a value of the type is written, for messages.</summary>
    public static string Describe(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name switch
    {
        nameof(DateOnly) => "a date such as 2023-12-31",
        nameof(DateTime) => "a time in UTC such as 2026-01-31T17:00:00Z",
        nameof(Boolean) => "true or false",
        nameof(Decimal) => "a number with a decimal point",
        _ => "a whole number without separators",
    };

    private const NumberStyles Signed = NumberStyles.AllowLeadingSign;

    private const NumberStyles Fraction = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static object? Instant(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, utc, out var value) ? value : null;
    }
}
