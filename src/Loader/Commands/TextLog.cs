using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Progress;
using Analytics.Loader.Schedule;
using Analytics.Loader.Verify;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;
using Spectre.Console;

namespace Analytics.Loader.Commands;

/// <summary>The load command in words, for people.</summary>
internal sealed class TextLog(TextWriter output, TextWriter errors) : ILoadLog
{
    // A living line only for people: where output is a file or a pipe, plain lines.
    public Task<LoadOutcome> ShowAsync(Func<ILoadProgress, Task<LoadOutcome>> load) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
            && AnsiConsole.Profile.Capabilities.Interactive
            ? AnsiConsole.Status().StartAsync("Load", status => load(new TerminalProgress(AnsiConsole.Console, status)))
            : load(new LineProgress(output));

    public void Report(VerifyReport report) => ReportText.Write(report, output);

    public void Read(LoadOutcome outcome) => output.WriteLine(outcome.Kind == LoadKind.Full
        ? $"Full load, because {outcome.Because}."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Incremental load: {outcome.Records:N0} records changed since {outcome.Former}."));

    public void Published(Snapshot snapshot)
    {
        var rows = snapshot.Manifest.Rows.Sum(table => table.Rows);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Published {snapshot.Id}: {rows:N0} rows, {snapshot.Manifest.FileBytes:N0} bytes."));
    }

    public void Again(string code, int attempt, TimeSpan pause) =>
        output.WriteLine($"The source failed for a moment ({code}); attempt {attempt} in {Interval.Text(pause)}.");

    public void Problems(ImmutableArray<AnalyticsError> problems) => ErrorReport.Tell(errors, problems);

    public void Waiting(int failures, TimeSpan pause) => output.WriteLine(
        failures == 0
            ? $"Next load in {Interval.Text(pause)}."
            : $"{failures} {(failures == 1 ? "load" : "loads")} failed in a row; next one in {Interval.Text(pause)}.");
}
