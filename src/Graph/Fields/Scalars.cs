using System.Globalization;
using System.Text.Json;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Fields;

/// <summary>How values of the contract's scalars come in and go out.</summary>
internal static class Scalars
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>A <c>decimal</c>: from numbers, and from texts that hold one.</summary>
    public static readonly ScalarCodec Decimal = new(
        literal => literal switch
        {
            IntNode number => ReadDecimal(number.Text),
            FloatNode number => ReadDecimal(number.Text),
            StringNode text => ReadDecimal(text.Value),
            _ => Coerced.Refuse("Decimal takes a number."),
        },
        json => json.ValueKind switch
        {
            JsonValueKind.Number => ReadDecimal(json.GetRawText()),
            JsonValueKind.String => ReadDecimal(json.GetString() ?? ""),
            _ => Coerced.Refuse("Decimal takes a number."),
        },
        value => Coerced.Accept(value));

    /// <summary>A <c>DateOnly</c>.</summary>
    public static readonly ScalarCodec Date = new(
        literal => literal is StringNode text
            ? ReadDay(text.Value)
            : Coerced.Refuse("Date takes a text such as \"2023-12-31\"."),
        json => json.ValueKind == JsonValueKind.String
            ? ReadDay(json.GetString() ?? "")
            : Coerced.Refuse("Date takes a text such as \"2023-12-31\"."),
        value => Coerced.Accept(value is DateOnly day ? Text(day) : value));

    /// <summary>A <c>DateTimeOffset</c>; only in answers.</summary>
    public static readonly ScalarCodec DateTime = new(
        _ => Coerced.Refuse("DateTime is only answered."),
        _ => Coerced.Refuse("DateTime is only answered."),
        value => Coerced.Accept(value is DateTimeOffset instant ? Text(instant) : value));

    /// <summary>A text, a number or null; only in answers.</summary>
    public static readonly ScalarCodec Flat = new(
        _ => Coerced.Refuse("Flat is only answered."),
        _ => Coerced.Refuse("Flat is only answered."),
        value => Coerced.Accept(value));

    /// <summary>A day as ISO 8601.</summary>
    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>An instant as ISO 8601, in UTC, to the second.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Coerced ReadDecimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Coerced.Accept(number)
            : Coerced.Refuse($"'{text}' is no number that Decimal can hold.");

    private static Coerced ReadDay(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Coerced.Accept(day)
            : Coerced.Refuse($"'{text}' is no day; write year, month and day as 2023-12-31.");
}
