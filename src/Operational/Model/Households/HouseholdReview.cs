namespace Analytics.Operational.Model;

/// <summary>The count of households of an area at a year end by one poverty standard.</summary>
public sealed class HouseholdReview : AreaRecord
{
    /// <summary>Year of the review.</summary>
    public int Year { get; set; }

    /// <summary>Day for which the count holds.</summary>
    public DateOnly ReviewedOn { get; set; }

    /// <summary>Code of the <see cref="Model.PovertyStandard"/>.</summary>
    public string PovertyStandard { get; set; } = "";

    /// <summary>Code of list ETHNIC_GROUP; NOT_SPLIT covers all households.</summary>
    public string EthnicGroup { get; set; } = "";

    /// <summary>All households.</summary>
    public int? Households { get; set; }

    /// <summary>Poor households.</summary>
    public int? Poor { get; set; }

    /// <summary>Near-poor households.</summary>
    public int? NearPoor { get; set; }

    /// <summary>Households that left poverty in the year.</summary>
    public int? Exits { get; set; }

    /// <summary>Households that became poor in the year.</summary>
    public int? NewlyPoor { get; set; }

    /// <summary>Households that became poor again in the year.</summary>
    public int? Relapsed { get; set; }

    /// <summary>What the published flows leave open; may be negative.</summary>
    public int? OtherFlow { get; set; }

    /// <summary>Published rate of poor households, percent.</summary>
    public decimal? PoorRate { get; set; }

    /// <summary>Published rate of near-poor households, percent.</summary>
    public decimal? NearPoorRate { get; set; }
}
