using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Analytics.Loader.Progress;

/// <summary>A living status line for people at a terminal; finished tables stay above it.</summary>
public sealed class TerminalProgress(IAnsiConsole console, StatusContext status) : ILoadProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private long _began = Stopwatch.GetTimestamp();
    private long _told;

    /// <inheritdoc/>
    public void Step(string name)
    {
        console.MarkupLine($"[bold]{Markup.Escape(name)}[/]");
        status.Status(Markup.Escape(name));
        _began = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Rows(string table, long rows)
    {
        if (Stopwatch.GetElapsedTime(_told) >= Every)
        {
            status.Status(Markup.Escape(Line(table, rows)));
            _told = Stopwatch.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void TableDone(string table, long rows)
    {
        console.MarkupLine("  " + Markup.Escape(Line(table, rows)));
        _began = Stopwatch.GetTimestamp();
    }

    private string Line(string table, long rows)
    {
        var rate = rows / Math.Max(Stopwatch.GetElapsedTime(_began).TotalSeconds, 0.001);
        return string.Create(CultureInfo.InvariantCulture, $"{table}: {rows:N0} rows, {rate:N0} rows/s");
    }
}
