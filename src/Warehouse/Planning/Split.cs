namespace Analytics.Warehouse.Planning;

/// <summary>Whether a scan keeps provinces apart so that it can be told which ones reported.</summary>
public enum Split
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It groups by province beside its keys.</summary>
    ByProvince,
}
