namespace Analytics.Warehouse.Model;

/// <summary>Says whether a project exists in an area.</summary>
public sealed record Applicability(
    int AreaKey, int ProjectKey, DateOnly? ValidFrom, DateOnly? ValidUntil, bool Applies, string? Reason);
