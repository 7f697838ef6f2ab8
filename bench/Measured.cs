namespace Analytics.Bench;

/// <summary>What rounds of two ways showed: medians in milliseconds of one call.</summary>
/// <param name="A">Milliseconds of the first.</param>
/// <param name="B">Milliseconds of the second.</param>
/// <param name="Ratio">The median of the ratios A / B.</param>
public sealed record Measured(double A, double B, double Ratio);
