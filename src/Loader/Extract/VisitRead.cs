using Analytics.Operational.Model;

namespace Analytics.Loader.Extract;

/// <summary>A visit with its inspection; null when the source has no such inspection, or withdrew it.</summary>
public sealed record VisitRead(InspectedUnit Visit, Inspection? Inspection);
