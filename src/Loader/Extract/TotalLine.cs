namespace Analytics.Loader.Extract;

/// <summary>Sums of one table over one area and year, as the source's own database computes them.</summary>
public sealed class TotalLine
{
    /// <summary>The area of the records.</summary>
    public long AreaId { get; init; }

    /// <summary>Budget or calendar year; null for records of a span.</summary>
    public int? Year { get; init; }

    /// <summary>Number of records.</summary>
    public long Rows { get; init; }

    /// <summary>Sum of the table's first summed column; null where no record has a value.</summary>
    public long? A { get; init; }

    /// <summary>Sum of the second.</summary>
    public long? B { get; init; }

    /// <summary>Sum of the third.</summary>
    public long? C { get; init; }

    /// <summary>Sum of the fourth.</summary>
    public long? D { get; init; }

    /// <summary>Sum of the fifth.</summary>
    public long? E { get; init; }

    /// <summary>Sum of the sixth.</summary>
    public long? F { get; init; }

    /// <summary>Sum of the seventh.</summary>
    public long? G { get; init; }

    /// <summary>The sums in order.</summary>
    public long?[] Sums() => [A, B, C, D, E, F, G];
}
