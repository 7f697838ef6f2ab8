using System.Text.Json;

namespace Analytics.Graph.Fields;

/// <summary>Writes numbers as JSON: exact ones with all digits, real ones with the digits that tell them
/// apart.</summary>
internal static class NumberWriter
{
    // Dividing by one with this many digits takes away trailing zeros, so that equal numbers are equal bytes.
    private const decimal One = 1.0000000000000000000000000000m;

    public static void Write(Utf8JsonWriter json, long value, NumberUnit unit)
    {
        if (unit == NumberUnit.One)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNumberValue(NumberText.Scaled(value, unit));
        }
    }

    public static void Write(Utf8JsonWriter json, double value, NumberUnit unit)
    {
        if (unit == NumberUnit.One)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNumberValue(NumberText.Scaled((decimal)value, unit) / One);
        }
    }

    public static void Write(Utf8JsonWriter json, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
