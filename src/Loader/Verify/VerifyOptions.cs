using System.Collections.Immutable;

namespace Analytics.Loader.Verify;

/// <summary>What Verify bears before it forbids publishing, and how much it tells.</summary>
public sealed record VerifyOptions
{
    /// <summary>Part of the records of a table, 0 to 1, that may be rejected; more forbids publishing. 0: none may.
    /// Default: 0.01.</summary>
    public double MaxRejectedShare { get; init; } = 0.01;

    /// <summary>Records of a table that may be rejected whatever their part, 0 or more. Default: 10.</summary>
    public long MaxRejectedFew { get; init; } = 10;

    /// <summary>Codes of rules that forbid publishing although they only warn by themselves. Default: none.</summary>
    public ImmutableHashSet<string> Strict { get; init; } = [];

    /// <summary>Records named for each finding, 0 to 100. Default: 5.</summary>
    public int Examples { get; init; } = 5;

    /// <summary>Difference, in points of percentage, between a published rate and the counts beside it that is borne.
    /// Default: 0.5.</summary>
    public decimal RatePoints { get; init; } = 0.5m;

    /// <summary>First and last year that records may have. Default: 2000 to 2100.</summary>
    public (int First, int Last) Years { get; init; } = (2000, 2100);

    /// <summary>Days after the end of a budget year in which its money may still be paid. Default: 31.</summary>
    public int PaymentDays { get; init; } = 31;

    /// <summary>Part, 0 or more, by which what was paid may exceed what was available. Default: 0.</summary>
    public double OverspentShare { get; init; }

    /// <summary>Households by which a stock may differ from the former one and the flows between. Default: 0.</summary>
    public int StockHouseholds { get; init; }
}
