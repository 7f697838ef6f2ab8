namespace Analytics.Warehouse.Planning;

/// <summary>Which records of a fact count when they were made by several standards.</summary>
public enum Standards
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those of the standard in force on their day.</summary>
    InForce,

    /// <summary>Of each place and year one standard: that in force, else the newest that the filter leaves.</summary>
    OneOfPlace,
}
