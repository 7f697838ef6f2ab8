using System.Diagnostics;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>Makes figures of the parts of rows. Says in memory what the SQL of cells says in DuckDB.</summary>
internal sealed class FigureReader(Numbers numbers)
{
    public CellFigure Read(CellParts cell, int row) => cell switch
    {
        CellParts.OutOfReach => default,
        CellParts.Amount amount => Amount(amount, row),
        CellParts.Mix mix => Mix(mix, row),
        CellParts.Quotient quotient => Quotient(Read(quotient.Over, row), Read(quotient.Under, row)),
        CellParts.Pair pair => Pair(pair, row),
        CellParts.Members members => Members(members, row),
        CellParts.Open open => Open(open, row),
        CellParts.ClosedShare share => ClosedShare(share, row),
        _ => throw new UnreachableException($"Cell {cell.GetType().Name} is not read."),
    };

    private CellFigure Amount(CellParts.Amount amount, int row)
    {
        var records = numbers[amount.Rows][row] ?? 0;
        var value = amount.Value == amount.Rows ? (records == 0 ? null : records) : numbers[amount.Value][row];
        return new()
        {
            Exact = value,
            Records = records,
            Unknown = amount.Known is { } known ? records - (numbers[known][row] ?? 0) : 0,
            Qualifiers = (byte)(numbers[amount.Qualifiers][row] ?? 0),
            Standards = StandardsOf(amount.Standards, row),
            Moved = MovedOf(amount.Moved, row),
        };
    }

    private CellFigure Mix(CellParts.Mix mix, int row)
    {
        var plus = mix.Plus.Select(one => Read(one, row)).ToList();
        var minus = mix.Minus.Select(one => Read(one, row)).ToList();
        var all = plus.Concat(minus).ToList();
        return new()
        {
            Exact = all.Any(one => one.Exact is not null)
                ? plus.Sum(one => one.Exact ?? 0) - minus.Sum(one => one.Exact ?? 0)
                : null,
            Records = all.Sum(one => one.Records),
            Unknown = all.Sum(one => one.Unknown),
            Moved = all.Sum(one => one.Moved),
            Qualifiers = (byte)all.Aggregate(0, (bits, one) => bits | one.Qualifiers),
        };
    }

    private static CellFigure Quotient(CellFigure over, CellFigure under) => new()
    {
        Numerator = over.Exact,
        Denominator = under.Exact,
        Real = Divide(over.Exact, under.Exact),
        Undefined = under.Exact is null or 0,
        Records = over.Records + under.Records,
        Unknown = over.Unknown + under.Unknown,
        Moved = over.Moved + under.Moved,
        Qualifiers = (byte)(over.Qualifiers | under.Qualifiers),
    };

    private CellFigure Pair(CellParts.Pair pair, int row)
    {
        var records = numbers[pair.Rows][row] ?? 0;
        var both = numbers[pair.Both][row] ?? 0;
        var published = both == 0 && records == 1 && pair.Published is { } name ? numbers[name][row] : null;
        var (over, under) = both > 0 ? (numbers[pair.Over][row], numbers[pair.Under][row]) : (null, null);
        return new()
        {
            Numerator = over,
            Denominator = under,
            Real = published is { } rate ? rate / 1_000_000.0 : Divide(over, under),
            Undefined = published is null && under is null or 0,
            Published = published is not null,
            Records = records,
            LeftOut = published is null ? records - both : 0,
            Qualifiers = (byte)(numbers[pair.Qualifiers][row] ?? 0),
            Standards = StandardsOf(pair.Standards, row),
            Moved = MovedOf(pair.Moved, row),
        };
    }

    private CellFigure Members(CellParts.Members members, int row)
    {
        var named = Amount(members.Named, row);
        var unnamed = Amount(members.Unnamed, row);
        var toldByNumber = unnamed.Records - unnamed.Unknown;
        return new()
        {
            Exact = named.Records == 0 && toldByNumber == 0 ? null : (named.Exact ?? 0) + (unnamed.Exact ?? 0),
            Records = named.Records + toldByNumber,
            Moved = named.Moved + unnamed.Moved,
            Qualifiers = (byte)(named.Qualifiers | unnamed.Qualifiers),
        };
    }

    private CellFigure Open(CellParts.Open open, int row)
    {
        var opened = Amount(open.Opened, row);
        return opened with { Exact = opened.Exact - (numbers[open.Closed][row] ?? 0) };
    }

    private CellFigure ClosedShare(CellParts.ClosedShare share, int row)
    {
        var opened = Amount(share.Opened, row);
        var closed = opened.Exact is null ? null : numbers[share.Closed][row];
        return opened with
        {
            Exact = null,
            Numerator = closed,
            Denominator = opened.Exact,
            Real = Divide(closed, opened.Exact),
            Undefined = opened.Exact is null or 0,
        };
    }

    private long MovedOf(string? part, int row) => part is null ? 0 : numbers[part][row] ?? 0;

    private (long, long)? StandardsOf(StandardParts? parts, int row) =>
        parts is not null && numbers[parts.Least][row] is { } least && numbers[parts.Greatest][row] is { } greatest
            ? (least, greatest)
            : null;

    private static double? Divide(long? over, long? under) => over is { } top && under is { } bottom && bottom != 0
        ? (double)top / bottom
        : null;
}
