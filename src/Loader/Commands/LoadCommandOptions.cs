using Analytics.Operational.Sources;

namespace Analytics.Loader.Commands;

/// <summary>What the load command was told.</summary>
internal sealed record LoadCommandOptions
{
    /// <summary>Where the snapshots are.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Makes the source ready to be read: files are taken into an embedded database first.</summary>
    public required Func<CancellationToken, Task<OperationalOptions>> PrepareSource { get; init; }

    /// <summary>What each load of a ready source is about.</summary>
    public required Func<OperationalOptions, LoadOptions> LoadOf { get; init; }

    /// <summary>Pause between loads; null loads once.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>How often a load begins anew after a passing failure of the source.</summary>
    public required int Retries { get; init; }

    /// <summary>Where the health of a scheduled loader is told.</summary>
    public required string HealthPath { get; init; }

    /// <summary>How to say what happens.</summary>
    public required LogFormat Log { get; init; }

    /// <summary>The collector of traces and metrics; null sends none.</summary>
    public Uri? Collector { get; init; }
}
