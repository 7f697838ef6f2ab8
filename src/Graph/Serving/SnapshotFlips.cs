using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Serving;

/// <summary>Follows CURRENT: opens what it names and serves it. Whatever goes wrong is told by readiness, and it goes
/// on.</summary>
public sealed class SnapshotFlips(
    SnapshotStore store, ServedSnapshots served, WarmSnapshot warmAsync, IOptions<SnapshotOptions> options,
    ILogger<SnapshotFlips> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogMessages.FlipFailed(log, failure);
                served.Refuse(ServingErrors.Unopened(failure.GetType().Name));
                await Task.Delay(options.Value.PollEvery, stoppingToken); // then from the start: the cause may be gone
            }
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        var watcher = new SnapshotWatcher(store, options.Value.PollEvery);
        await foreach (var change in watcher.ChangesAsync(served.CurrentId, stop))
        {
            if (change.Served is { } next)
            {
                await TryFlipAsync(next, stop);
            }
            else if (change.Problem is { } why)
            {
                served.Refuse(why);
            }
        }
    }

    private async Task TryFlipAsync(Snapshot next, CancellationToken stop)
    {
        try
        {
            await served.FlipAsync(next, warmAsync, stop);
        }
        catch (AnalyticsException refused)
        {
            served.Refuse(refused.Errors[0]);
        }
    }
}
