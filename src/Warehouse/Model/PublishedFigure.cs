namespace Analytics.Warehouse.Model;

/// <summary>A published figure that overlaps loaded ones and is shown beside them, never summed.</summary>
public sealed record PublishedFigure(
    string Indicator, int AreaKey, int? Year, int? SpanKey, decimal? Value, string Unit);
