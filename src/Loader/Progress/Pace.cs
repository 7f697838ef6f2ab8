using System.Collections.Immutable;
using System.Diagnostics;

namespace Analytics.Loader.Progress;

/// <summary>How fast a table is read, and how long the rest of the load will take.</summary>
/// <param name="clock">Counts up in ticks of <see cref="Stopwatch"/>; a test may turn it itself.</param>
public sealed class Pace(Func<long> clock)
{
    private readonly Dictionary<string, long> _expected = [];
    private readonly Dictionary<string, long> _read = [];
    private bool _told;
    private long _tableBegan = clock();
    private long? _firstBegan;

    /// <summary>A pace by the real clock.</summary>
    public Pace() : this(Stopwatch.GetTimestamp) { }

    /// <summary>So many rows of each table are likely to come; what was expected before is forgotten.</summary>
    public void Expect(ImmutableArray<(string Table, long Rows)> tables)
    {
        _expected.Clear();
        _told = tables.Length > 0;
        foreach (var (table, rows) in tables)
        {
            _expected[table] = rows;
        }
    }

    /// <summary>The next rows are of another table or step.</summary>
    public void Begin() => _tableBegan = clock();

    /// <summary>So many rows of a table have been read.</summary>
    /// <returns>How the table and the load come on.</returns>
    public PaceReading At(string table, long rows)
    {
        _firstBegan ??= _tableBegan;
        _read[table] = rows;
        return new PaceReading(rows, rows / Seconds(_tableBegan), Remaining(_firstBegan.Value));
    }

    /// <summary>All rows of a table have been read: from now on no more are expected of it.</summary>
    public PaceReading Done(string table, long rows)
    {
        _expected[table] = rows;
        var reading = At(table, rows);
        Begin();
        return reading;
    }

    // Nobody knows how long the rest takes when no former load told how many rows there are.
    private TimeSpan? Remaining(long began)
    {
        if (!_told || !_read.Keys.All(_expected.ContainsKey))
        {
            return null;
        }

        var left = _expected.Sum(table => Math.Max(0, table.Value - _read.GetValueOrDefault(table.Key)));
        var rate = _read.Values.Sum() / Seconds(began);
        return rate > 0 ? TimeSpan.FromSeconds(left / rate) : null;
    }

    private double Seconds(long began) => Math.Max(Stopwatch.GetElapsedTime(began, clock()).TotalSeconds, 0.001);
}
