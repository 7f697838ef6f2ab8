namespace Analytics.Loader.Shape;

/// <summary>A row of <c>target</c>.</summary>
public sealed record TargetRow(
    string Indicator, int AreaKey, short? Year, short? SpanKey, decimal Value, string Unit);
