using System.Collections.Immutable;
using Analytics.Loader.Health;
using Analytics.Loader.Progress;
using Analytics.Loader.Schedule;
using Analytics.Loader.Telemetry;
using Analytics.Operational.Errors;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary>One load with everything around it: attempts anew after a passing failure of the source, log, traces and
/// health.</summary>
internal sealed class LoadRound(LoadCommandOptions options, ILoadLog log, HealthFile? health)
{
    // From the failure of one attempt to the next: one, two, four times this.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    public Func<TimeSpan, CancellationToken, Task> Sleep { get; init; } = Task.Delay;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        health?.Running();
        using var trace = new LoadTrace();
        return await ErrorReport.GuardAsync(
            problems =>
            {
                trace.Failed(problems[0].Code);
                log.Problems(problems);
                Note(problems[0].Code);
            },
            async () =>
            {
                var outcome = await AttemptAsync(trace, stop);
                log.Read(outcome);
                log.Report(outcome.Report);
                var published = outcome.Published
                    ?? throw new AnalyticsException(LoadErrors.VerifyFailed(outcome.Report.Blocking));
                trace.Published(published);
                log.Published(published);
                Note(published);
                return ExitCode.Done;
            });
    }

    private async Task<LoadOutcome> AttemptAsync(LoadTrace trace, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var source = await options.PrepareSource(stop);
                return await log.ShowAsync(progress =>
                {
                    var all = new ManyProgress(progress, trace);
                    all.Expect(ExpectedRows());
                    return LoadRun.RunAsync(options.LoadOf(source), all, stop);
                });
            }
            catch (SourceException failure) when (failure.Error.IsTransient && attempt <= options.Retries)
            {
                var pause = FirstPause * Math.Pow(2, attempt - 1);
                log.Again(failure.Error.Code, attempt + 1, pause);
                await Sleep(pause, stop);
            }
        }
    }

    // Most likely as many as the last time. A damaged snapshot folder is the load's to report, not the estimate's.
    private ImmutableArray<(string Table, long Rows)> ExpectedRows()
    {
        try
        {
            var served = new SnapshotStore(options.DataFolder).Current().Manifest;
            return [.. served.Rows.Where(row => Extract.SourceTotals.Columns.ContainsKey(row.Table))
                .Select(row => (row.Table, row.Rows))];
        }
        catch (Exception problem) when (problem is AnalyticsException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Note(string code)
    {
        if (health is not null && ExitCode.Of(code) != ExitCode.Busy)
        {
            health.Code = code;
        }
    }

    private void Note(Snapshot published)
    {
        if (health is not null)
        {
            health.Snapshot = published.Id;
        }
    }
}
