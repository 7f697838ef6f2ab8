namespace Analytics.Warehouse.Requests;

/// <summary>The set of groups that a share or rank is taken in.</summary>
public enum Within
{
    /// <summary>All groups.</summary>
    All,

    /// <summary>Groups of the same region.</summary>
    Region,

    /// <summary>Groups of the same province.</summary>
    Province,

    /// <summary>Groups of the same year.</summary>
    Year,

    /// <summary>Groups of the same project.</summary>
    Project,
}
