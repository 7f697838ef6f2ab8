namespace Analytics.Loader.Shape;

/// <summary>A row of <c>household_review</c>.</summary>
public readonly record struct HouseholdReviewRow(
    FactKeys Keys,
    short PovertyStandardKey,
    short EthnicGroupKey,
    bool InForce,
    int? Households,
    int? Poor,
    int? NearPoor,
    int? Exits,
    int? NewlyPoor,
    int? Relapsed,
    int? OtherFlow,
    decimal? PoorRate,
    decimal? NearPoorRate);
