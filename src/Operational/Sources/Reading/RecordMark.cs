namespace Analytics.Operational.Sources.Reading;

/// <summary>Where a record stands in the order of changes.</summary>
/// <param name="RowVersion">Version of its last change; several records can share it.</param>
/// <param name="Id">Its id.</param>
public sealed record RecordMark(long RowVersion, long Id);
