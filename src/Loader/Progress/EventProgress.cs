using System.Collections.Immutable;
using System.Diagnostics;

namespace Analytics.Loader.Progress;

/// <summary>Progress as events: <c>load.step</c>, <c>load.table</c>, and <c>load.rows</c> every few seconds.</summary>
public sealed class EventProgress(IEventWriter events) : ILoadProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Pace _pace = new();
    private long _told = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Expect(ImmutableArray<(string Table, long Rows)> tables) => _pace.Expect(tables);

    /// <inheritdoc/>
    public void Step(string name)
    {
        events.Write("load.step", "info", ("step", name));
        _pace.Begin();
        _told = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Rows(string table, long rows)
    {
        var reading = _pace.At(table, rows);
        if (Stopwatch.GetElapsedTime(_told) >= Every)
        {
            Tell("load.rows", table, reading);
        }
    }

    /// <inheritdoc/>
    public void TableDone(string table, long rows) => Tell("load.table", table, _pace.Done(table, rows));

    private void Tell(string name, string table, PaceReading reading)
    {
        events.Write(
            name,
            "info",
            ("table", table),
            ("rows", reading.Rows),
            ("rowsPerSecond", (long)reading.RowsPerSecond),
            ("remainingSeconds", reading.Remaining is { } rest ? (long)rest.TotalSeconds : null));
        _told = Stopwatch.GetTimestamp();
    }
}
