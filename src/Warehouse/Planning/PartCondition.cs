using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Which records count for a part; the nested records are all there are.</summary>
public abstract record PartCondition
{
    private PartCondition()
    {
    }

    /// <summary>A restriction that belongs to the definition of the measure.</summary>
    public sealed record Fixed(Condition Condition) : PartCondition;

    /// <summary>Money that entered the cell's period from before it: one of these entries holds.</summary>
    public sealed record Entered(ImmutableArray<Entry> Entries) : PartCondition;

    /// <summary>The same where the filter takes records at times of their own: the record is taken in its year, and in
    /// none from the one that its money came from to the one before.</summary>
    public sealed record EnteredAlone(ImmutableArray<EntryOfRecord> Years) : PartCondition;

    /// <summary>The record passes a test of its keys.</summary>
    public sealed record Passing(RecordTest Test) : PartCondition;

    /// <summary>The record is of the last day of its place within the cell.</summary>
    public sealed record LastOfPlace : PartCondition;

    /// <summary>A day column lies before the end of the cell's period.</summary>
    public sealed record BeforeEnd(string Column) : PartCondition;
}
