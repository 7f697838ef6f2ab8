using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Analytics.Loader.Schedule;

namespace Analytics.Loader.Progress;

/// <summary>Plain lines for people: one a step, one a table, and one every few seconds of a long table.</summary>
public sealed class LineProgress(TextWriter output) : ILoadProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Pace _pace = new();
    private long _told = Stopwatch.GetTimestamp();

    /// <summary>One table as a line.</summary>
    public static string Text(string table, PaceReading reading)
    {
        var remaining = reading.Remaining is { Ticks: > 0 } rest ? $", about {Interval.Text(rest)} left" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{table}: {reading.Rows:N0} rows, {reading.RowsPerSecond:N0} rows/s{remaining}");
    }

    /// <inheritdoc/>
    public void Expect(ImmutableArray<(string Table, long Rows)> tables) => _pace.Expect(tables);

    /// <inheritdoc/>
    public void Step(string name)
    {
        output.WriteLine(name);
        _pace.Begin();
        _told = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Rows(string table, long rows)
    {
        var reading = _pace.At(table, rows);
        if (Stopwatch.GetElapsedTime(_told) >= Every)
        {
            output.WriteLine("  " + Text(table, reading));
            _told = Stopwatch.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void TableDone(string table, long rows)
    {
        output.WriteLine("  " + Text(table, _pace.Done(table, rows)));
        _told = Stopwatch.GetTimestamp();
    }
}
