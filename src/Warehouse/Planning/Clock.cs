using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>Which day places a record in time.</summary>
public abstract record Clock
{
    private Clock()
    {
    }

    /// <summary>The record's own year, month and extent.</summary>
    public sealed record Own : Clock;

    /// <summary>Another day of the record; records without it do not count.</summary>
    public sealed record Day(string Column) : Clock;

    /// <summary>Every period that ends after a day of the record.</summary>
    /// <param name="Opened">The day column.</param>
    /// <param name="Ends">The periods.</param>
    public sealed record Until(string Opened, Calendar Ends) : Clock;
}
