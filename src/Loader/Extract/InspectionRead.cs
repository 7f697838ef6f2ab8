using Analytics.Operational.Model;

namespace Analytics.Loader.Extract;

/// <summary>An inspection with the number of different units that are known by name to have been visited.</summary>
public sealed record InspectionRead(Inspection Inspection, int UnitsNamed);
