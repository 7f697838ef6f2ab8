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
            json.WriteNumberValue(Scaled(value, unit));
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

    /// <summary>As <see cref="NumberText.Scaled"/>, without trailing zeros; moving the decimal point is many times
    /// faster than dividing.</summary>
    public static decimal Scaled(long value, NumberUnit unit)
    {
        var places = unit switch
        {
            NumberUnit.Thousand => 3,
            NumberUnit.Million => 6,
            NumberUnit.Billion => 9,
            _ => 0,
        };
        if (places == 0)
        {
            return NumberText.Scaled(value, unit);
        }

        while (places > 0 && value % 10 == 0)
        {
            value /= 10;
            places--;
        }

        var magnitude = value < 0 ? 0 - (ulong)value : (ulong)value;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, value < 0, (byte)places);
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
