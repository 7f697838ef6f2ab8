namespace Analytics.Warehouse.Requests;

/// <summary>Which groups become rows.</summary>
public enum Fill
{
    /// <summary>Groups with records.</summary>
    Observed,

    /// <summary>Every member of the grain, so that a gap shows.</summary>
    AllMembers,
}
