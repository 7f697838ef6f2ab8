using System.Globalization;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Reads the code of a named period: a programme period, <c>2023</c>, <c>2021-2023</c>, <c>2023-Q1</c> or
/// <c>2023-01</c>.</summary>
public static class PeriodCode
{
    /// <summary>The filter that takes the period; null for a text that is none.</summary>
    public static Filter? Read(string code, SnapshotDimensions dimensions)
    {
        if (dimensions.Members("programme").Any(one => one.Code == code))
        {
            return new Filter.Programme(code);
        }

        var parts = code.Split('-');
        if (Year(parts[0]) is not { } year || parts.Length > 2)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new Filter.Years([year]);
        }

        return Year(parts[1]) is { } last && last >= year
            ? new Filter.Years([.. Enumerable.Range(year, last - year + 1)])
            : Part(year, parts[1]);
    }

    private static Filter.Between? Part(int year, string part)
    {
        var quarter = part.StartsWith('Q');
        var months = quarter ? 3 : 1;
        if (part.Length != 2 || !int.TryParse(part[(quarter ? 1 : 0)..], NumberStyles.None, null, out var number) ||
            number < 1 || number > 12 / months)
        {
            return null;
        }

        var from = new DateOnly(year, ((number - 1) * months) + 1, 1);
        return new(from, from.AddMonths(months));
    }

    private static int? Year(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && PeriodWindows.IsYear(year) ? year : null;
}
