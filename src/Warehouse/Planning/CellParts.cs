using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>How the parts of a row make the cell of a measure; the nested records are all kinds there are.</summary>
public abstract record CellParts
{
    private CellParts()
    {
    }

    /// <summary>The measure does not reach these dimensions.</summary>
    public sealed record OutOfReach(ImmutableArray<string> Dimensions) : CellParts;

    /// <summary>A number of one scan.</summary>
    /// <param name="Scan">Label of the scan.</param>
    /// <param name="Value">The number; the number of records when it is <paramref name="Rows"/>.</param>
    /// <param name="Rows">Number of records; null where only the value is asked.</param>
    /// <param name="Known">Number of records that know the value; null when all do.</param>
    /// <param name="Qualifiers">Bits of the qualifiers; null where only the value is asked.</param>
    public sealed record Amount(string Scan, string Value, string? Rows, string? Known, string? Qualifiers) : CellParts
    {
        /// <summary>Smallest and largest key of the standards of the records; null when the fact has none.</summary>
        public StandardParts? Standards { get; init; }

        /// <summary>Number of records of other units than those shown; null where there are none.</summary>
        public string? Moved { get; init; }
    }

    /// <summary>Cells added and subtracted; missing ones count as nothing.</summary>
    public sealed record Mix(ImmutableArray<CellParts> Plus, ImmutableArray<CellParts> Minus) : CellParts;

    /// <summary>One cell divided by another.</summary>
    public sealed record Quotient(CellParts Over, CellParts Under) : CellParts;

    /// <summary>Two sums of the same records, divided.</summary>
    /// <param name="Scan">Label of the scan.</param>
    /// <param name="Over">Sum of the numerator.</param>
    /// <param name="Under">Sum of the denominator.</param>
    /// <param name="Both">Number of records that know both.</param>
    /// <param name="Rows">Number of records; null where only the value is asked.</param>
    /// <param name="Qualifiers">Bits of the qualifiers; null where only the value is asked.</param>
    public sealed record Pair(
        string Scan, string Over, string Under, string Both, string? Rows, string? Qualifiers) : CellParts
    {
        /// <summary>Number of records of other units than those shown; null where there are none.</summary>
        public string? Moved { get; init; }

        /// <summary>A published percentage, in ten-thousandths, that answers for a single record without counts; null
        /// for none.</summary>
        public string? Published { get; init; }

        /// <summary>Smallest and largest key of the standards of the records; null when the fact has none.</summary>
        public StandardParts? Standards { get; init; }
    }

    /// <summary>Different members known, and beside them those known by number only.</summary>
    public sealed record Members(Amount Named, Amount Unnamed) : CellParts;

    /// <summary>Records opened before the end of a period and not closed before it.</summary>
    public sealed record Open(Amount Opened, string Closed) : CellParts;

    /// <summary>Of the records opened before the end of a period, the part closed before it.</summary>
    public sealed record ClosedShare(Amount Opened, string Closed) : CellParts;

    /// <summary>Names of the parts that it is made from.</summary>
    public IEnumerable<string> Parts => this switch
    {
        Amount amount => Given(
            amount.Value, amount.Rows, amount.Known, amount.Qualifiers, amount.Moved, amount.Standards),
        Pair pair => Given(pair.Rows, pair.Qualifiers, pair.Published, pair.Both, pair.Moved, pair.Standards)
            .Append(pair.Over).Append(pair.Under),
        Mix mix => mix.Plus.Concat(mix.Minus).SelectMany(one => one.Parts),
        Quotient quotient => quotient.Over.Parts.Concat(quotient.Under.Parts),
        Members members => members.Named.Parts.Concat(members.Unnamed.Parts),
        Open open => open.Opened.Parts.Append(open.Closed),
        ClosedShare closed => closed.Opened.Parts.Append(closed.Closed),
        _ => [],
    };

    /// <summary>Labels of the scans that it is made from.</summary>
    public IEnumerable<string> Scans => this switch
    {
        Amount amount => [amount.Scan],
        Pair pair => [pair.Scan],
        Mix mix => mix.Plus.Concat(mix.Minus).SelectMany(one => one.Scans).Distinct(),
        Quotient quotient => quotient.Over.Scans.Concat(quotient.Under.Scans).Distinct(),
        Members members => [members.Named.Scan, members.Unnamed.Scan],
        Open open => [open.Opened.Scan],
        ClosedShare closed => [closed.Opened.Scan],
        _ => [],
    };

    private static IEnumerable<string> Given(
        string? one, string? two, string? three, string? four, string? five, StandardParts? standards) =>
        new[] { one, two, three, four, five, standards?.Least, standards?.Greatest }.OfType<string>();
}
