namespace Analytics.Loader.Shape;

/// <summary>A row of <c>area_class_membership</c>.</summary>
public sealed record AreaClassRow(int AreaKey, short AreaClassKey, DateOnly? ValidFrom, DateOnly? ValidUntil);
