using Analytics.Loader.Stage;
using Analytics.Loader.Verify;
using Analytics.Operational.Sources;

namespace Analytics.Loader;

/// <summary>What one load is about.</summary>
public sealed record LoadOptions
{
    /// <summary>The operational database.</summary>
    public required OperationalOptions Source { get; init; }

    /// <summary>The data folder; snapshots live in its subfolder <c>snapshots</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Snapshots kept, the new one included, pinned ones not counted; 1 or more. Default: 30.</summary>
    public int Keep { get; init; } = 30;

    /// <summary>How long after its publishing a snapshot is kept, unless it is served or pinned; null for
    /// ever.</summary>
    public TimeSpan? KeepFor { get; init; }

    /// <summary>How much of the source is read. Default: what changed.</summary>
    public LoadKind Kind { get; init; } = LoadKind.Incremental;

    /// <summary>What Verify bears.</summary>
    public VerifyOptions Verify { get; init; } = new();

    /// <summary>How much memory the load may use.</summary>
    public StageOptions Stage { get; init; } = new();
}
