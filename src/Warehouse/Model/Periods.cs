using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>Makes periods of the keys that the facts hold.</summary>
public static class Periods
{
    /// <summary>The calendar year of a key.</summary>
    public static Period Year(int year, DateOnly cutoff)
    {
        var code = year.ToString("0000", CultureInfo.InvariantCulture);
        var until = new DateOnly(year + 1, 1, 1);
        return new(code, new($"Năm {code}", code), new(year, 1, 1), until, until <= cutoff);
    }

    /// <summary>The quarter of a key, which is year * 4 + quarter - 1.</summary>
    public static Period Quarter(int key, DateOnly cutoff)
    {
        var from = new DateOnly(key / 4, (key % 4 * 3) + 1, 1);
        var number = (key % 4) + 1;
        var label = new Wording($"Quý {number}/{from.Year:0000}", $"Q{number} {from.Year:0000}");
        return new($"{from.Year:0000}-Q{number}", label, from, from.AddMonths(3), from.AddMonths(3) <= cutoff);
    }

    /// <summary>The month of a key, which is year * 12 + month - 1.</summary>
    public static Period Month(int key, DateOnly cutoff)
    {
        var from = new DateOnly(key / 12, (key % 12) + 1, 1);
        var label = new Wording(
            $"Tháng {from.Month}/{from.Year:0000}", from.ToString("MMM yyyy", CultureInfo.InvariantCulture));
        return new($"{from.Year:0000}-{from.Month:00}", label, from, from.AddMonths(1), from.AddMonths(1) <= cutoff);
    }

    /// <summary>The stretch of a span.</summary>
    public static Period Of(Span span, DateOnly cutoff) =>
        new(span.Code, new(span.Code, span.Code), span.From, span.Until, span.Until <= cutoff);
}
