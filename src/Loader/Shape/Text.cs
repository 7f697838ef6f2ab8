using System.Globalization;

namespace Analytics.Loader.Shape;

/// <summary>Numbers as text, the same on every machine.</summary>
internal static class Text
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
