namespace Analytics.Loader.Progress;

/// <summary>Is told how far a load has come. Calls come from one thread.</summary>
public interface ILoadProgress
{
    /// <summary>A step of the load begins: Extract, Stage, Verify or Publish.</summary>
    void Step(string name);

    /// <summary>So many records of a table have been read.</summary>
    void Rows(string table, long rows);

    /// <summary>All records of a table have been read.</summary>
    void TableDone(string table, long rows);
}
