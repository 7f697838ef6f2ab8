namespace Analytics.Warehouse.Requests;

/// <summary>By which label members are sorted.</summary>
public enum LabelSort
{
    /// <summary>By code; periods by time.</summary>
    Code,

    /// <summary>By name in the Vietnamese alphabet.</summary>
    Name,
}
