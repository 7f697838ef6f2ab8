namespace Analytics.Loader.Shape;

/// <summary>How an inspection was made, as member keys; its units and findings carry them too.</summary>
public readonly record struct InspectionKeys(short? InspectorLevelKey, short? ModeKey, short? MethodKey);
