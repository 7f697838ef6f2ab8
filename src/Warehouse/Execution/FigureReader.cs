using System.Diagnostics;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>Makes figures of the parts of rows. Says in memory what the SQL of cells says in DuckDB.</summary>
internal sealed class FigureReader(Numbers numbers)
{
    /// <summary>The figure of each row; the columns are looked up once.</summary>
    public Func<int, CellFigure> Of(CellParts cell) => cell switch
    {
        CellParts.OutOfReach => _ => default,
        CellParts.Amount amount => Amount(amount),
        CellParts.Mix mix => Mix([.. mix.Plus.Select(Of)], [.. mix.Minus.Select(Of)]),
        CellParts.Quotient quotient => Quotient(Of(quotient.Over), Of(quotient.Under)),
        CellParts.Pair pair => Pair(pair),
        CellParts.Members members => Members(Amount(members.Named), Amount(members.Unnamed)),
        CellParts.Open open => Open(Amount(open.Opened), numbers[open.Closed]),
        CellParts.ClosedShare share => ClosedShare(Amount(share.Opened), numbers[share.Closed]),
        _ => throw new UnreachableException($"Cell {cell.GetType().Name} is not read."),
    };

    private Func<int, CellFigure> Amount(CellParts.Amount amount)
    {
        var (rows, values, qualifiers) = (Find(amount.Rows), numbers[amount.Value], Find(amount.Qualifiers));
        var known = Find(amount.Known);
        var isCount = amount.Value == amount.Rows;
        var standards = StandardsOf(amount.Standards);
        var moved = amount.Moved is { } part ? numbers[part] : null;
        return row =>
        {
            var records = rows?[row] ?? 0;
            return new()
            {
                Exact = isCount ? (records == 0 ? null : records) : values[row],
                Records = records,
                Unknown = known is null ? 0 : records - (known[row] ?? 0),
                Qualifiers = (byte)(qualifiers?[row] ?? 0),
                Standards = standards?.Invoke(row),
                Moved = moved?[row] ?? 0,
            };
        };
    }

    private static Func<int, CellFigure> Mix(Func<int, CellFigure>[] plus, Func<int, CellFigure>[] minus) => row =>
    {
        var mixed = default(CellFigure);
        foreach (var read in plus)
        {
            mixed = Add(mixed, read(row), 1);
        }

        foreach (var read in minus)
        {
            mixed = Add(mixed, read(row), -1);
        }

        return mixed;
    };

    private static CellFigure Add(CellFigure sum, CellFigure one, int sign) => new()
    {
        Exact = one.Exact is { } value ? checked((sum.Exact ?? 0) + (sign * value)) : sum.Exact,
        Records = sum.Records + one.Records,
        Unknown = sum.Unknown + one.Unknown,
        Moved = sum.Moved + one.Moved,
        Qualifiers = (byte)(sum.Qualifiers | one.Qualifiers),
    };

    private static Func<int, CellFigure> Quotient(
        Func<int, CellFigure> readOver, Func<int, CellFigure> readUnder) => row =>
    {
        var (over, under) = (readOver(row), readUnder(row));
        return new()
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
    };

    private Func<int, CellFigure> Pair(CellParts.Pair pair)
    {
        var (rows, both, qualifiers) = (Find(pair.Rows), numbers[pair.Both], Find(pair.Qualifiers));
        var (overs, unders) = (numbers[pair.Over], numbers[pair.Under]);
        var rates = Find(pair.Published);
        var standards = StandardsOf(pair.Standards);
        var moved = pair.Moved is { } part ? numbers[part] : null;
        return row =>
        {
            var (records, known) = (rows?[row] ?? 0, both[row] ?? 0);
            var published = known == 0 && records == 1 ? rates?[row] : null;
            var (over, under) = known > 0 ? (overs[row], unders[row]) : (null, null);
            return new()
            {
                Numerator = over,
                Denominator = under,
                Real = published is { } rate ? rate / 1_000_000.0 : Divide(over, under),
                Undefined = published is null && under is null or 0,
                Published = published is not null,
                Records = records,
                LeftOut = published is null ? records - known : 0,
                Qualifiers = (byte)(qualifiers?[row] ?? 0),
                Standards = standards?.Invoke(row),
                Moved = moved?[row] ?? 0,
            };
        };
    }

    private static Func<int, CellFigure> Members(
        Func<int, CellFigure> readNamed, Func<int, CellFigure> readUnnamed) => row =>
    {
        var (named, unnamed) = (readNamed(row), readUnnamed(row));
        var toldByNumber = unnamed.Records - unnamed.Unknown;
        return new()
        {
            Exact = named.Records == 0 && toldByNumber == 0
                ? null
                : checked((named.Exact ?? 0) + (unnamed.Exact ?? 0)),
            Records = named.Records + toldByNumber,
            Moved = named.Moved + unnamed.Moved,
            Qualifiers = (byte)(named.Qualifiers | unnamed.Qualifiers),
        };
    };

    private static Func<int, CellFigure> Open(Func<int, CellFigure> readOpened, long?[] closed) => row =>
    {
        var opened = readOpened(row);
        return opened with { Exact = opened.Exact - (closed[row] ?? 0) };
    };

    private static Func<int, CellFigure> ClosedShare(Func<int, CellFigure> readOpened, long?[] allClosed) => row =>
    {
        var opened = readOpened(row);
        var closed = opened.Exact is null ? null : allClosed[row];
        return opened with
        {
            Exact = null,
            Numerator = closed,
            Denominator = opened.Exact,
            Real = Divide(closed, opened.Exact),
            Undefined = opened.Exact is null or 0,
        };
    };

    /// <summary>A part; null where the cell is read without it.</summary>
    private long?[]? Find(string? part) => part is null ? null : numbers[part];

    private Func<int, (long, long)?>? StandardsOf(StandardParts? parts)
    {
        if (parts is null)
        {
            return null;
        }

        var (least, greatest) = (numbers[parts.Least], numbers[parts.Greatest]);
        return row => least[row] is { } from && greatest[row] is { } to ? (from, to) : null;
    }

    private static double? Divide(long? over, long? under) => over is { } top && under is { } bottom && bottom != 0
        ? (double)top / bottom
        : null;
}
