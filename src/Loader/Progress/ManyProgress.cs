using System.Collections.Immutable;

namespace Analytics.Loader.Progress;

/// <summary>Tells several listeners, in their order.</summary>
public sealed class ManyProgress(params ImmutableArray<ILoadProgress> listeners) : ILoadProgress
{
    /// <inheritdoc/>
    public void Expect(ImmutableArray<(string Table, long Rows)> tables)
    {
        foreach (var listener in listeners)
        {
            listener.Expect(tables);
        }
    }

    /// <inheritdoc/>
    public void Step(string name)
    {
        foreach (var listener in listeners)
        {
            listener.Step(name);
        }
    }

    /// <inheritdoc/>
    public void Rows(string table, long rows)
    {
        foreach (var listener in listeners)
        {
            listener.Rows(table, rows);
        }
    }

    /// <inheritdoc/>
    public void TableDone(string table, long rows)
    {
        foreach (var listener in listeners)
        {
            listener.TableDone(table, rows);
        }
    }
}
