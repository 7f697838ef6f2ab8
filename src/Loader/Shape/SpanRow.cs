namespace Analytics.Loader.Shape;

/// <summary>A row of <c>span</c>.</summary>
public sealed record SpanRow(short SpanKey, string Code, DateOnly FromOn, DateOnly UntilOn);
