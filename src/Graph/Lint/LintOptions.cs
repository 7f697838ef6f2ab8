using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Lint;

/// <summary>When an answer warns its reader.</summary>
public sealed class LintOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Warnings";

    /// <summary>Rates over fewer households, people or findings than this are warned of, 0 to 1,000,000; 0 warns of
    /// none. Default 30.</summary>
    [Range(0, 1_000_000)]
    public int SmallDenominator { get; init; } = 30;

    /// <summary>The part of the provinces that must have reported, 0 to 1; a cell of fewer is PARTIAL. Default
    /// 1.</summary>
    [Range(0.0, 1.0)]
    public double CoverageThreshold { get; init; } = 1;

    /// <summary>Rates over less money than this are warned of, in VND, 0 to 10^15; 0 warns of none. Default
    /// 100,000,000.</summary>
    [Range(0L, 1_000_000_000_000_000L)]
    public long SmallDenominatorVnd { get; init; } = 100_000_000;
}
