using System.Collections.Immutable;
using Analytics.Loader.Progress;
using Analytics.Loader.Verify;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary>Everything that the load command says, for people or for log collectors.</summary>
internal interface ILoadLog
{
    /// <summary>Runs a load and shows how it comes on.</summary>
    Task<LoadOutcome> ShowAsync(Func<ILoadProgress, Task<LoadOutcome>> load);

    /// <summary>How much was read, and why.</summary>
    void Read(LoadOutcome outcome);

    /// <summary>What Verify found.</summary>
    void Report(VerifyReport report);

    /// <summary>A snapshot is served.</summary>
    void Published(Snapshot snapshot);

    /// <summary>The source failed for a moment; the load begins anew after a pause.</summary>
    void Again(string code, int attempt, TimeSpan pause);

    /// <summary>The load failed.</summary>
    void Problems(ImmutableArray<AnalyticsError> problems);

    /// <summary>The schedule waits.</summary>
    void Waiting(int failures, TimeSpan pause);
}
