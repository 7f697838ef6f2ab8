namespace Analytics.Operational.Synthetic.Households;

/// <summary>Households of an area at a year end by one standard, with what changed in the year.</summary>
/// <param name="Standard">Code of the poverty standard.</param>
/// <param name="Year">Year of the review.</param>
/// <param name="Households">All households.</param>
/// <param name="Poor">Poor ones.</param>
/// <param name="NearPoor">Near-poor ones.</param>
/// <param name="Flows">What changed; null where the standard is counted for the first time.</param>
internal sealed record HouseholdCount(
    string Standard, int Year, int Households, int Poor, int NearPoor, HouseholdFlows? Flows)
{
    /// <summary>Counts of two areas together; both are of one year and standard.</summary>
    public static HouseholdCount operator +(HouseholdCount one, HouseholdCount other) => one with
    {
        Households = one.Households + other.Households,
        Poor = one.Poor + other.Poor,
        NearPoor = one.NearPoor + other.NearPoor,
        Flows = one.Flows is { } left && other.Flows is { } right ? left + right : null,
    };

    /// <summary>Counts of several areas together.</summary>
    public static HouseholdCount Sum(IEnumerable<HouseholdCount> counts) =>
        counts.Aggregate((sum, count) => sum + count);

    /// <summary>The part of minorities: their share among the poor is higher than among all.</summary>
    public HouseholdCount Minority(double share)
    {
        var ofPoor = Math.Min(0.97, share * 1.3);
        return this with
        {
            Households = (int)(Households * share),
            Poor = (int)(Poor * ofPoor),
            NearPoor = (int)(NearPoor * ofPoor),
            Flows = Flows?.Part(ofPoor),
        };
    }

    /// <summary>What is left without a part, so that the parts add up.</summary>
    public HouseholdCount Without(HouseholdCount part) => this with
    {
        Households = Households - part.Households,
        Poor = Poor - part.Poor,
        NearPoor = NearPoor - part.NearPoor,
        Flows = Flows is { } all && part.Flows is { } taken ? all - taken : null,
    };
}
