using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Int, Float, String, Boolean and ID as the specification coerces them.</summary>
internal static class BuiltInScalars
{
    /// <summary>Up to here a double holds every whole number exactly.</summary>
    private const double MaxExact = 9_007_199_254_740_991;

    public static readonly ImmutableArray<string> Names = ["Int", "Float", "String", "Boolean", "ID"];

    public static ScalarType Make(string name) => name switch
    {
        "Int" => new(name, "A whole number from -2147483648 to 2147483647.", new(IntLiteral, IntJson, IntOut)),
        "Float" => new(name, "A number of double precision (IEEE 754).", new(FloatLiteral, FloatJson, FloatOut)),
        "String" => new(name, "A text of Unicode characters.", new(StringLiteral, StringJson, StringOut)),
        "Boolean" => new(name, "True or false.", new(BooleanLiteral, BooleanJson, BooleanOut)),
        _ => new(
            name, "A key that identifies an object; a text, also when it looks like a number.",
            new(IdLiteral, IdJson, IdOut)),
    };

    private static Coerced IntLiteral(ValueNode literal) => literal is IntNode node
        ? IntText(node.Text)
        : Refuse("Int", literal);

    private static Coerced IntText(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Coerced.Accept(value)
            : Coerced.Refuse($"Int cannot represent {Shorten(text)}: it is no whole number of 32 bits.");

    private static Coerced IntJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            return Refuse("Int", json);
        }

        return json.TryGetInt32(out var value) ? Coerced.Accept(value)
            : json.TryGetDouble(out var real) && Math.Floor(real) == real
                    && real is >= int.MinValue and <= int.MaxValue
                ? Coerced.Accept((int)real)
                : IntText(json.GetRawText());
    }

    private static Coerced IntOut(object value) => value switch
    {
        int => Coerced.Accept(value),
        long or short or byte or sbyte or ushort or uint or ulong or decimal or double or float
            when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var real
                && Math.Floor(real) == real && real is >= int.MinValue and <= int.MaxValue => Coerced.Accept((int)real),
        _ => Coerced.Refuse($"Int cannot represent {Shown(value)}."),
    };

    private static Coerced FloatLiteral(ValueNode literal) => literal switch
    {
        IntNode node => FloatText(node.Text),
        FloatNode node => FloatText(node.Text),
        _ => Refuse("Float", literal),
    };

    private static Coerced FloatText(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? Coerced.Accept(value)
            : Coerced.Refuse($"Float cannot represent {Shorten(text)}: it is out of range.");

    private static Coerced FloatJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number ? FloatText(json.GetRawText()) : Refuse("Float", json);

    private static Coerced FloatOut(object value) => value switch
    {
        int or long or decimal => Coerced.Accept(value),
        short or byte or sbyte or ushort or uint or ulong or float or double
            when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var real && double.IsFinite(real) =>
                Coerced.Accept(real),
        _ => Coerced.Refuse($"Float cannot represent {Shown(value)}."),
    };

    private static Coerced StringLiteral(ValueNode literal) =>
        literal is StringNode node ? Coerced.Accept(node.Value) : Refuse("String", literal);

    private static Coerced StringJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? Text(json) : Refuse("String", json);

    private static Coerced StringOut(object value) => value switch
    {
        string => Coerced.Accept(value),
        bool flag => Coerced.Accept(flag ? "true" : "false"),
        IFormattable number => Coerced.Accept(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Coerced.Refuse($"String cannot represent {Shown(value)}."),
    };

    private static Coerced BooleanLiteral(ValueNode literal) =>
        literal is BooleanNode node ? Coerced.Accept(node.Value) : Refuse("Boolean", literal);

    private static Coerced BooleanJson(JsonElement json) => json.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Coerced.Accept(json.GetBoolean())
        : Refuse("Boolean", json);

    private static Coerced BooleanOut(object value) =>
        value is bool ? Coerced.Accept(value) : Coerced.Refuse($"Boolean cannot represent {Shown(value)}.");

    private static Coerced IdLiteral(ValueNode literal) => literal switch
    {
        StringNode node => Coerced.Accept(node.Value),
        IntNode node => Coerced.Accept(node.Text),
        _ => Refuse("ID", literal),
    };

    private static Coerced IdJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Text(json),
        JsonValueKind.Number when json.TryGetInt64(out var number) =>
            Coerced.Accept(number.ToString(CultureInfo.InvariantCulture)),
        JsonValueKind.Number
            when json.TryGetDouble(out var real) && Math.Floor(real) == real && Math.Abs(real) <= MaxExact =>
            Coerced.Accept(((long)real).ToString(CultureInfo.InvariantCulture)),
        _ => Refuse("ID", json),
    };

    private static Coerced IdOut(object value) => value switch
    {
        string => Coerced.Accept(value),
        int or long or short or byte or uint or ulong or Guid =>
            Coerced.Accept(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        _ => Coerced.Refuse($"ID cannot represent {Shown(value)}."),
    };

    /// <summary>A JSON string can escape half a surrogate pair, which is no text.</summary>
    private static Coerced Text(JsonElement json)
    {
        try
        {
            return Coerced.Accept(json.GetString());
        }
        catch (InvalidOperationException)
        {
            return Coerced.Refuse("The text holds half a surrogate pair.");
        }
    }

    private static Coerced Refuse(string type, ValueNode literal) =>
        Coerced.Refuse($"{type} cannot represent {Shorten(DocumentPrinter.Print(literal))}.");

    private static Coerced Refuse(string type, JsonElement json) =>
        Coerced.Refuse($"{type} cannot represent {Shorten(json.GetRawText())}.");

    private static string Shown(object value) =>
        Shorten($"{Convert.ToString(value, CultureInfo.InvariantCulture)} ({value.GetType().Name})");

    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
