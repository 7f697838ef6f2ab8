using System.Diagnostics;
using System.Globalization;

namespace Analytics.Loader.Progress;

/// <summary>Plain lines for logs: one a step, one a table, and one every few seconds of a long table.</summary>
public sealed class LineProgress(TextWriter output) : ILoadProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private long _began = Stopwatch.GetTimestamp();
    private long _told = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Step(string name)
    {
        output.WriteLine(name);
        _began = _told = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Rows(string table, long rows)
    {
        if (Stopwatch.GetElapsedTime(_told) >= Every)
        {
            Tell(table, rows);
            _told = Stopwatch.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void TableDone(string table, long rows)
    {
        Tell(table, rows);
        _began = _told = Stopwatch.GetTimestamp();
    }

    private void Tell(string table, long rows)
    {
        var seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
        var rate = seconds > 0 ? rows / seconds : 0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {table}: {rows:N0} rows, {rate:N0} rows/s"));
    }
}
