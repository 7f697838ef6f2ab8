namespace Analytics.Loader.Progress;

/// <summary>Says nothing.</summary>
public sealed class NoProgress : ILoadProgress
{
    /// <inheritdoc/>
    public void Step(string name) { }

    /// <inheritdoc/>
    public void Rows(string table, long rows) { }

    /// <inheritdoc/>
    public void TableDone(string table, long rows) { }
}
