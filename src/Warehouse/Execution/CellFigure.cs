namespace Analytics.Warehouse.Execution;

/// <summary>What the parts of one row say about one measure, before its status is judged.</summary>
internal readonly record struct CellFigure
{
    /// <summary>The value of an exact measure.</summary>
    public long? Exact { get; init; }

    /// <summary>The value of a ratio.</summary>
    public double? Real { get; init; }

    /// <summary>Numerator of a ratio.</summary>
    public long? Numerator { get; init; }

    /// <summary>Denominator of a ratio.</summary>
    public long? Denominator { get; init; }

    /// <summary>Records behind it.</summary>
    public long Records { get; init; }

    /// <summary>Records that do not tell the amount.</summary>
    public long Unknown { get; init; }

    /// <summary>Records that a ratio leaves out because they hold only one of its columns.</summary>
    public long LeftOut { get; init; }

    /// <summary>Records of other units than those shown.</summary>
    public long Moved { get; init; }

    /// <summary>Bits of the qualifiers.</summary>
    public byte Qualifiers { get; init; }

    /// <summary>Whether it is a division without a denominator.</summary>
    public bool Undefined { get; init; }

    /// <summary>Whether the value is a published rate.</summary>
    public bool Published { get; init; }

    /// <summary>Smallest and largest key of the standards of the records.</summary>
    public (long Least, long Greatest)? Standards { get; init; }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => Exact is not null || Real is not null;
}
