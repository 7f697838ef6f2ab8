namespace Analytics.Loader.Shape;

/// <summary>A row of <c>finding</c>.</summary>
public readonly record struct FindingRow(
    FactKeys Keys,
    long InspectionId,
    InspectionKeys How,
    short CategoryKey,
    short SeverityKey,
    DateOnly RecordedOn,
    DateOnly? DueOn,
    DateOnly? ResolvedOn);
