using System.Diagnostics;
using System.Globalization;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Numbers as people write them: rounded half to even, with the separators and unit words of a
/// language.</summary>
public static class NumberText
{
    private static readonly NumberFormatInfo Vietnamese =
        new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly NumberFormatInfo English =
        new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };

    /// <summary>A value in a unit.</summary>
    /// <param name="value">In the unit of the measure itself.</param>
    /// <param name="of">What the measure counts.</param>
    /// <param name="unit">What one shall stand for.</param>
    /// <param name="lang">The language.</param>
    public static string Of(decimal value, Unit of, NumberUnit unit, Lang lang)
    {
        var number = Rounded(Scaled(value, unit), of, unit)
            .ToString(Pattern(of, unit), lang == Lang.Vi ? Vietnamese : English);
        return unit == NumberUnit.Percent
            ? number + "%"
            : lang == Lang.Vi ? InVietnamese(number, of, unit) : InEnglish(number, of, unit);
    }

    /// <summary>A value that counts in its own unit, counted in another one.</summary>
    public static decimal Scaled(decimal value, NumberUnit unit) => unit switch
    {
        NumberUnit.One => value,
        NumberUnit.Percent => value * 100m,
        NumberUnit.Thousand => value / 1_000m,
        NumberUnit.Million => value / 1_000_000m,
        NumberUnit.Billion => value / 1_000_000_000m,
        _ => throw new UnreachableException($"Unit {unit} has no factor."),
    };

    /// <summary>The same for a whole number, without trailing zeros: moving the decimal point is many times faster
    /// than dividing.</summary>
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
            return Scaled((decimal)value, unit);
        }

        while (places > 0 && value % 10 == 0)
        {
            value /= 10;
            places--;
        }

        var magnitude = value < 0 ? 0 - (ulong)value : (ulong)value;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, value < 0, (byte)places);
    }

    private static decimal Rounded(decimal value, Unit of, NumberUnit unit) =>
        Math.Round(value, Decimals(of, unit), MidpointRounding.ToEven);

    private static string Pattern(Unit of, NumberUnit unit) =>
        Decimals(of, unit) is > 0 and var digits ? "#,##0." + new string('#', digits) : "#,##0";

    private static int Decimals(Unit of, NumberUnit unit) => unit switch
    {
        NumberUnit.Percent => 2,
        NumberUnit.One => of == Unit.Ratio ? 4 : 0,
        _ => 3,
    };

    private static string InVietnamese(string number, Unit of, NumberUnit unit)
    {
        var factor = unit switch
        {
            NumberUnit.Thousand => "nghìn",
            NumberUnit.Million => "triệu",
            NumberUnit.Billion => "tỷ",
            _ => "",
        };
        return Joined(number, factor, of.Label.Vi);
    }

    private static string InEnglish(string number, Unit of, NumberUnit unit)
    {
        var factor = unit == NumberUnit.One ? "" : unit.ToString().ToLowerInvariant();
        return of == Unit.Vnd || of == Unit.VndPer
            ? Joined(of.Label.En, number, factor)
            : Joined(number, factor, of.Label.En);
    }

    private static string Joined(params string[] words) => string.Join(' ', words.Where(word => word.Length > 0));
}
