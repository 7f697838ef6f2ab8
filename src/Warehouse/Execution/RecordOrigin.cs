namespace Analytics.Warehouse.Execution;

/// <summary>Where records come from.</summary>
public enum RecordOrigin
{
    /// <summary>Published or operational records.</summary>
    Recorded,

    /// <summary>Generated for tests and benchmarks.</summary>
    Synthetic,
}
