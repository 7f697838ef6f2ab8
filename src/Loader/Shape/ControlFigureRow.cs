namespace Analytics.Loader.Shape;

/// <summary>A row of <c>control_figure</c>.</summary>
public sealed record ControlFigureRow(
    string Indicator,
    int AreaKey,
    short? Year,
    short? SpanKey,
    short? PovertyStandardKey,
    decimal? Value,
    string Unit,
    string? Scope,
    string Reason,
    string? SourceReference);
