using System.Collections.Immutable;
using Analytics.Loader.Progress;
using Analytics.Loader.Verify;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary>The load command as events, one line each, for log collectors.</summary>
internal sealed class EventLog(IEventWriter events) : ILoadLog
{
    public Task<LoadOutcome> ShowAsync(Func<ILoadProgress, Task<LoadOutcome>> load) => load(new EventProgress(events));

    public void Report(VerifyReport report)
    {
        foreach (var finding in report.Findings)
        {
            var level = finding.Severity switch
            {
                VerifySeverity.Block => "error",
                VerifySeverity.Warn => "warn",
                _ => "info",
            };
            events.Write(
                "load.finding", level, ("code", finding.Code), ("count", finding.Count), ("message", finding.What.En),
                ("examples", string.Join("; ", finding.Examples)), ("remedy", finding.Remedy));
        }
    }

    public void Read(LoadOutcome outcome) => events.Write(
        "load.read",
        "info",
        ("kind", outcome.Kind.ToString()),
        ("because", outcome.Because),
        ("former", outcome.Former),
        ("changed", outcome.Records));

    public void Published(Snapshot snapshot) => events.Write(
        "load.published",
        "info",
        ("snapshot", snapshot.Id),
        ("rows", snapshot.Manifest.Rows.Sum(table => table.Rows)),
        ("bytes", snapshot.Manifest.FileBytes),
        ("sourceCutoff", snapshot.Manifest.SourceCutoff),
        ("watermark", snapshot.Manifest.SourceWatermark));

    public void Again(string code, int attempt, TimeSpan pause) => events.Write(
        "load.again", "warn", ("code", code), ("attempt", attempt),
        ("pauseSeconds", Math.Round(pause.TotalSeconds, 1)));

    public void Problems(ImmutableArray<AnalyticsError> problems)
    {
        foreach (var problem in problems)
        {
            events.Write(
                "load.failed",
                problem.Code == "LOAD_STOPPED" ? "info" : "error",
                ("code", problem.Code), ("message", problem.Message), ("remedy", problem.Remedy));
        }
    }

    public void Waiting(int failures, TimeSpan pause) => events.Write(
        "load.waiting", "info", ("failures", failures), ("pauseSeconds", Math.Round(pause.TotalSeconds, 1)));
}
