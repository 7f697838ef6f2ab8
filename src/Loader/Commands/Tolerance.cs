using System.Globalization;
using Analytics.Loader.Verify;

namespace Analytics.Loader.Commands;

/// <summary>How much one check of Verify bears before it finds something, written <c>CODE=NUMBER</c>.</summary>
internal static class Tolerance
{
    /// <summary>What may be written.</summary>
    public const string Forms = "VERIFY_RATE_DIFFERS=POINTS, VERIFY_OVERSPENT=SHARE, VERIFY_STOCK_FLOW=HOUSEHOLDS, "
        + "VERIFY_PAYMENT_DAY=DAYS or VERIFY_YEAR_RANGE=FIRST-LAST";

    /// <summary>The options with one tolerance more; null where the text is none.</summary>
    public static VerifyOptions? Add(VerifyOptions options, string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        var value = parts.Length == 2 ? parts[1] : "";
        return parts[0].ToUpperInvariant() switch
        {
            "VERIFY_RATE_DIFFERS" when Number(value, 100) is { } points => options with { RatePoints = points },
            "VERIFY_OVERSPENT" when Number(value, 100) is { } share => options with { OverspentShare = (double)share },
            "VERIFY_STOCK_FLOW" when Whole(value, 1_000_000) is { } households =>
                options with { StockHouseholds = households },
            "VERIFY_PAYMENT_DAY" when Whole(value, 3660) is { } days => options with { PaymentDays = days },
            "VERIFY_YEAR_RANGE" when Years(value) is { } years => options with { Years = years },
            _ => null,
        };
    }

    private static decimal? Number(string text, decimal most) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= most
            ? number
            : null;

    private static int? Whole(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : null;

    private static (int First, int Last)? Years(string text) =>
        text.Split('-') is [var first, var last]
            && Whole(first, 2200) is { } from and >= 1900 && Whole(last, 2200) is { } to && from <= to
            ? (from, to)
            : null;
}
