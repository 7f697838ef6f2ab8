namespace Analytics.Loader.Compare;

/// <summary>Why a record of the later snapshot is not as it was in the earlier one.</summary>
public enum ChangeReason
{
    /// <summary>It is new, and of the year in which the earlier snapshot was cut off or of a later one.</summary>
    New,

    /// <summary>It is new, but of a year that was over when the earlier snapshot was cut off.</summary>
    Late,

    /// <summary>Its amounts, counts, dates or exactness changed.</summary>
    Corrected,

    /// <summary>It moved to another place, year, project or kind; its amounts may have changed too.</summary>
    Reclassified,

    /// <summary>It was withdrawn.</summary>
    Deleted,
}
