using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>Appends rows of one fact; disposing writes the last of them.</summary>
public sealed class FactAppender<TRow>(DuckDBAppender appender, RowWriter<TRow> writer) : IDisposable
{
    /// <summary>Appends one row.</summary>
    public void Add(in TRow row) => writer.Append(appender.CreateRow(), row);

    /// <inheritdoc/>
    public void Dispose() => appender.Dispose();
}
