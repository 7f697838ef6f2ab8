namespace Analytics.Warehouse.Requests;

/// <summary>Whether a filter says anything about time.</summary>
public enum TimeLimit
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It names periods.</summary>
    Period,
}
