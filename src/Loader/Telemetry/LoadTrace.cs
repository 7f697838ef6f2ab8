using System.Diagnostics;
using Analytics.Loader.Progress;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Telemetry;

/// <summary>One load as a trace with a span for each step, and as metrics.</summary>
public sealed class LoadTrace : ILoadProgress, IDisposable
{
    private readonly Activity? _load = LoadTelemetry.Activities.StartActivity("load");
    private readonly long _began = Stopwatch.GetTimestamp();
    private Activity? _step;
    private string? _stepName;
    private long _stepBegan;

    /// <inheritdoc/>
    public void Step(string name)
    {
        EndStep();
        (_stepName, _stepBegan) = (name, Stopwatch.GetTimestamp());
        _step = LoadTelemetry.Activities.StartActivity(name);
    }

    /// <inheritdoc/>
    public void Rows(string table, long rows) { }

    /// <inheritdoc/>
    public void TableDone(string table, long rows)
    {
        LoadTelemetry.RowsRead.Add(rows, new KeyValuePair<string, object?>("table", table));
        _step?.AddEvent(new ActivityEvent("table", tags: new() { ["table"] = table, ["rows"] = rows }));
    }

    /// <summary>The load published a snapshot.</summary>
    public void Published(Snapshot snapshot)
    {
        var rejected = snapshot.Manifest.Rows.Where(table => table.Table == "rejected_record").Sum(table => table.Rows);
        LoadTelemetry.RowsRejected.Record(rejected);

        // the source was looked at when the load began
        LoadTelemetry.Lag.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds);
        _load?.SetTag("snapshot", snapshot.Id);
        End("PUBLISHED");
    }

    /// <summary>The load failed.</summary>
    /// <param name="code">Of the error.</param>
    public void Failed(string code)
    {
        _load?.SetStatus(ActivityStatusCode.Error, code);
        End(code);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        EndStep();
        _load?.Dispose();
    }

    private void End(string outcome)
    {
        EndStep();
        LoadTelemetry.Loads.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }

    private void EndStep()
    {
        if (_stepName is { } name)
        {
            LoadTelemetry.StepDuration.Record(
                Stopwatch.GetElapsedTime(_stepBegan).TotalSeconds, new KeyValuePair<string, object?>("step", name));
        }

        _step?.Dispose();
        (_step, _stepName) = (null, null);
    }
}
