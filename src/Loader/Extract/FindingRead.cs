using Analytics.Operational.Model;

namespace Analytics.Loader.Extract;

/// <summary>A finding with its inspection; null when the source has no such inspection, or withdrew it.</summary>
public sealed record FindingRead(Finding Finding, Inspection? Inspection);
