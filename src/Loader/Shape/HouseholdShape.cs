using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Shapes household reviews and support.</summary>
public sealed class HouseholdShape(ShapeContext context)
{
    private const string Reviews = "household_review";
    private const string Supports = "household_support";

    private readonly MemberSet _standards = context.Members["povertyStandard"];
    private readonly MemberSet _groups = context.Members["ethnicGroup"];
    private readonly MemberSet _kinds = context.Members["kind"];
    private readonly MemberSet _policies = context.Members["policy"];

    /// <summary>One year-end count.</summary>
    public HouseholdReviewRow Shape(HouseholdReview record)
    {
        var when = context.Clock.OfEvent(record.Year, null, null, record.ReviewedOn);
        var standard = context.Lookup.Member(Reviews, _standards, record.PovertyStandard, record.Id);
        return new HouseholdReviewRow(
            context.KeysOf(Reviews, record, when),
            standard,
            context.Lookup.Member(Reviews, _groups, record.EthnicGroup, record.Id),
            IsInForce(standard, record.ReviewedOn),
            record.Households,
            record.Poor,
            record.NearPoor,
            record.Exits,
            record.NewlyPoor,
            record.Relapsed,
            record.OtherFlow,
            record.PoorRate,
            record.NearPoorRate);
    }

    /// <summary>One support to households.</summary>
    public HouseholdSupportRow Shape(HouseholdSupport record)
    {
        var when = context.Clock.OfEvent(record.Year, record.SpanFrom, record.SpanUntil, record.GivenOn);
        return new HouseholdSupportRow(
            context.KeysOf(Supports, record, when),
            context.Lookup.Member(Supports, _kinds, record.Kind, record.Id),
            context.Lookup.Member(Supports, _policies, record.Policy, record.Id),
            record.Households,
            record.Amount,
            record.CapitalRecovered);
    }

    private bool IsInForce(short standard, DateOnly day) =>
        standard > 0
        && !(day < _standards.Rows[standard - 1].ValidFrom)
        && !(day >= _standards.Rows[standard - 1].ValidUntil);
}
