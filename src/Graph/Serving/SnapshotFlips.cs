using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Serving;

/// <summary>Follows CURRENT: opens what it names and serves it.</summary>
public sealed class SnapshotFlips(SnapshotStore store, ServedSnapshots served, IOptions<SnapshotOptions> options) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watcher = new SnapshotWatcher(store, options.Value.PollEvery);
        await foreach (var change in watcher.ChangesAsync(null, stoppingToken))
        {
            if (change.Served is { } next)
            {
                await TryFlipAsync(next, stoppingToken);
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
            await served.FlipAsync(next, stop);
        }
        catch (AnalyticsException refused)
        {
            served.Refuse(refused.Errors[0]);
        }
    }
}
