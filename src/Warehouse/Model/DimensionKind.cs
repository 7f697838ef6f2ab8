namespace Analytics.Warehouse.Model;

/// <summary>What the members of a dimension are, and so where they are looked up.</summary>
public enum DimensionKind
{
    /// <summary>Administrative units; keys are area keys.</summary>
    Area,

    /// <summary>Coded members; keys are member keys of the dimension.</summary>
    Member,

    /// <summary>Years; the key is the year.</summary>
    Year,

    /// <summary>Published spans of several years; keys are span keys.</summary>
    Span,

    /// <summary>Calendar quarters; the key is year * 4 + quarter - 1.</summary>
    Quarter,

    /// <summary>Calendar months; the key is year * 12 + month - 1.</summary>
    Month,
}
