namespace Analytics.Loader.Shape;

/// <summary>A row of <c>project_applicability</c>.</summary>
public sealed record ApplicabilityRow(
    int AreaKey, short ProjectKey, DateOnly? ValidFrom, DateOnly? ValidUntil, bool Applies, string? Reason);
