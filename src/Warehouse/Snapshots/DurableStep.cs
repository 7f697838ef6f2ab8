namespace Analytics.Warehouse.Snapshots;

/// <summary>One step on the disk that was done.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Path">To which file or folder.</param>
/// <param name="To">The new name of a renamed file; else null.</param>
internal sealed record DurableStep(DurableStepKind Kind, string Path, string? To);
