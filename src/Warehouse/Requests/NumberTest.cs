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
}
