namespace Analytics.Loader.Shape;

/// <summary>A row of <c>inspection</c>.</summary>
public readonly record struct InspectionRow(FactKeys Keys, InspectionKeys How, int RoundCount, int? UnitsUnnamed);
