using System.Collections.Immutable;

namespace Analytics.Loader.Progress;

/// <summary>Is told how far a load has come. Calls come from one thread.</summary>
public interface ILoadProgress
{
    /// <summary>So many records of each table are likely to be read; told before the first, and not at all where
    /// nobody knows.</summary>
    void Expect(ImmutableArray<(string Table, long Rows)> tables) { }

    /// <summary>A step of the load begins: Extract, Stage, Verify or Publish.</summary>
    void Step(string name);

    /// <summary>So many records of a table have been read.</summary>
    void Rows(string table, long rows);

    /// <summary>All records of a table have been read.</summary>
    void TableDone(string table, long rows);
}
