namespace Analytics.Loader.Shape;

/// <summary>A row of <c>inspected_unit</c>.</summary>
public readonly record struct InspectedUnitRow(FactKeys Keys, long InspectionId, int UnitKey, InspectionKeys How);
