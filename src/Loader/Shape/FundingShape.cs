using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Shapes records of money.</summary>
public sealed class FundingShape(ShapeContext context)
{
    private const string Allocations = "budget_allocation";
    private const string Disbursements = "disbursement";

    private readonly MemberSet _sources = context.Members["fundingSource"];
    private readonly MemberSet _capital = context.Members["capitalType"];

    /// <summary>One allocation.</summary>
    public BudgetAllocationRow Shape(BudgetAllocation record)
    {
        var when = context.Clock.OfMoney(record.BudgetYear, record.SpanFrom, record.SpanUntil, null);
        return new BudgetAllocationRow(
            context.KeysOf(Allocations, record, when),
            (short?)record.OriginYear,
            Entry(record),
            context.Lookup.Member(Allocations, _sources, record.FundingSource, record.Id),
            context.Lookup.Member(Allocations, _capital, record.CapitalType, record.Id),
            record.Amount);
    }

    /// <summary>One payment.</summary>
    public DisbursementRow Shape(Disbursement record)
    {
        var when = context.Clock.OfMoney(record.BudgetYear, record.SpanFrom, record.SpanUntil, record.PaidOn);
        return new DisbursementRow(
            context.KeysOf(Disbursements, record, when),
            (short?)record.OriginYear,
            context.Lookup.Member(Disbursements, _sources, record.FundingSource, record.Id),
            context.Lookup.Member(Disbursements, _capital, record.CapitalType, record.Id),
            record.Amount);
    }

    // 0 new money (also of a span, which has no origin), 1 carried in, 2 cancelled.
    private sbyte Entry(BudgetAllocation record)
    {
        switch (record.Kind)
        {
            case "CANCELLATION":
                return 2;
            case "ALLOCATION":
                return record.OriginYear < record.BudgetYear ? (sbyte)1 : (sbyte)0;
            default:
                context.Unresolved.Add(Allocations, "entry", record.Kind, record.Id);
                return Unresolved.Key;
        }
    }
}
