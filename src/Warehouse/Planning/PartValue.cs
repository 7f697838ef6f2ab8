using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>What a part aggregates; the nested records are all there are.</summary>
public abstract record PartValue
{
    private PartValue()
    {
    }

    /// <summary>Number of records.</summary>
    public sealed record Rows : PartValue;

    /// <summary>Number of records, and in the upper half of it the number of those that pass a test: one column in
    /// place of two.</summary>
    public sealed record Together(RecordTest Among) : PartValue
    {
        /// <summary>Bits of the number of all records.</summary>
        public const int Bits = 32;

        /// <summary>What a record adds that passes the test.</summary>
        public const long Both = (1L << Bits) + 1;

        /// <summary>The lower half.</summary>
        public const long Lower = (1L << Bits) - 1;
    }

    /// <summary>Number of records whose column is known.</summary>
    public sealed record Known(string Column) : PartValue;

    /// <summary>Sum of a column; null when no record knows it.</summary>
    public sealed record Sum(string Column) : PartValue;

    /// <summary>Sum of a column over the records that know another as well.</summary>
    public sealed record SumBeside(string Column, string Other) : PartValue;

    /// <summary>Number of records that know both columns.</summary>
    public sealed record KnownBoth(string Column, string Other) : PartValue;

    /// <summary>Number of different values of a column.</summary>
    public sealed record Distinct(string Column) : PartValue;

    /// <summary>Bits of the qualifiers.</summary>
    public sealed record Qualifiers : PartValue;

    /// <summary>Smallest value of a column.</summary>
    public sealed record Least(string Column) : PartValue;

    /// <summary>Largest value of a column.</summary>
    public sealed record Greatest(string Column) : PartValue;

    /// <summary>The provinces that have records, a bit each, those of one word.</summary>
    /// <param name="Slots">Keys of all provinces in the order of their bits.</param>
    /// <param name="Word">Which word.</param>
    /// <param name="Records">Name of the part that tells how many records a group has.</param>
    public sealed record Provinces(ImmutableArray<int> Slots, int Word, string Records) : PartValue;

    /// <summary>Largest published percentage, in ten-thousandths of a percent.</summary>
    public sealed record Published(string Column) : PartValue;
}
