namespace Analytics.Loader.Shape;

/// <summary>A row of <c>area_record</c>.</summary>
public readonly record struct AreaRecordRow(int AreaKey, long RecordId);
