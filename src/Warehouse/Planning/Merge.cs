namespace Analytics.Warehouse.Planning;

/// <summary>How numbers of parts of a group become the number of the group.</summary>
public enum Merge
{
    /// <summary>They add.</summary>
    Add,

    /// <summary>Their bits unite.</summary>
    Or,

    /// <summary>The smallest.</summary>
    Least,

    /// <summary>The largest.</summary>
    Greatest,
}
