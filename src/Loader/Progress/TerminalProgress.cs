using System.Collections.Immutable;
using System.Diagnostics;
using Spectre.Console;

namespace Analytics.Loader.Progress;

/// <summary>A living status line for people at a terminal; finished tables stay above it.</summary>
public sealed class TerminalProgress(IAnsiConsole console, StatusContext status) : ILoadProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private readonly Pace _pace = new();
    private long _told;

    /// <inheritdoc/>
    public void Expect(ImmutableArray<(string Table, long Rows)> tables) => _pace.Expect(tables);

    /// <inheritdoc/>
    public void Step(string name)
    {
        console.MarkupLine($"[bold]{Markup.Escape(name)}[/]");
        status.Status(Markup.Escape(name));
        _pace.Begin();
    }

    /// <inheritdoc/>
    public void Rows(string table, long rows)
    {
        var reading = _pace.At(table, rows);
        if (Stopwatch.GetElapsedTime(_told) >= Every)
        {
            status.Status(Markup.Escape(LineProgress.Text(table, reading)));
            _told = Stopwatch.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void TableDone(string table, long rows) =>
        console.MarkupLine("  " + Markup.Escape(LineProgress.Text(table, _pace.Done(table, rows))));
}
