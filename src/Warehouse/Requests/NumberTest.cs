using System.Globalization;

namespace Analytics.Warehouse.Requests;

/// <summary>Comparisons of one number; all that are given must hold. A missing value fulfils none but
/// <see cref="IsNull"/>.</summary>
public sealed record NumberTest
{
    /// <summary>Equal.</summary>
    public decimal? Eq { get; init; }

    /// <summary>Not equal.</summary>
    public decimal? Ne { get; init; }

    /// <summary>Greater.</summary>
    public decimal? Gt { get; init; }

    /// <summary>Greater or equal.</summary>
    public decimal? Gte { get; init; }

    /// <summary>Less.</summary>
    public decimal? Lt { get; init; }

    /// <summary>Less or equal.</summary>
    public decimal? Lte { get; init; }

    /// <summary>Whether the value is missing.</summary>
    public bool? IsNull { get; init; }

    /// <summary>The double nearest to a number, as a ratio that was told is read again. The conversions of C# and of
    /// DuckDB miss it by a little where there are 16 digits or more, each in its own way.</summary>
    public static double RealOf(decimal number) =>
        double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
