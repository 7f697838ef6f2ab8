using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Fields;

namespace Analytics.Graph.Limits;

/// <summary>What an operation may cost at most, measured on its merged selection before anything runs.</summary>
/// <param name="Breakdowns">Each <c>rows</c>, <c>total</c> and <c>table</c> is one.</param>
/// <param name="Cells">Rows that are asked, times the keys, numbers and calculations of each.</param>
public sealed record RequestCost(int Breakdowns, long Cells)
{
    private static readonly RequestCost None = new(0, 0);

    /// <summary>The cost of an operation.</summary>
    public static RequestCost Of(OperationPlan plan) => Sum(plan.Root.Select(field => field.Field.Name switch
    {
        "analysis" => OfFrame(field),
        "table" => OfTable(field),
        _ => None,
    }));

    /// <summary>Refuses an operation that costs too much: all limits that it passes at once.</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="scannedRows">Rows that it may read.</param>
    /// <param name="limits">What it may.</param>
    /// <exception cref="GraphException">LIMIT_BREAKDOWNS, LIMIT_CELLS, LIMIT_FILTER_TESTS, LIMIT_SCAN.</exception>
    public static void Check(OperationPlan plan, long scannedRows, LimitOptions limits)
    {
        var cost = Of(plan);
        var errors = ImmutableArray.CreateBuilder<GraphError>();
        if (cost.Breakdowns > limits.MaxBreakdowns)
        {
            errors.Add(Refusals.Of(LimitErrors.TooManyBreakdowns(cost.Breakdowns, limits.MaxBreakdowns)));
        }

        if (cost.Cells > limits.MaxCells)
        {
            errors.Add(Refusals.Of(LimitErrors.TooManyCells(cost.Cells, limits.MaxCells)));
        }

        if (FilterTests.Of(plan) is var tests && tests > limits.MaxFilterTests)
        {
            errors.Add(Refusals.Of(LimitErrors.TooManyFilterTests(tests, limits.MaxFilterTests)));
        }

        if (scannedRows > limits.MaxScannedRows)
        {
            errors.Add(Refusals.Of(LimitErrors.TooManyScannedRows(scannedRows, limits.MaxScannedRows)));
        }

        if (errors.Count > 0)
        {
            throw new GraphException(errors.DrainToImmutable());
        }
    }

    private static RequestCost OfFrame(Selection frame) => Sum(frame.Children.Select(child => child.Field.Name switch
    {
        "meta" or "__typename" => None,
        "rows" => OfRows(child),
        "total" => new RequestCost(1, NumbersOf([child])),
        _ => OfFrame(child), // the slice of a subject
    }));

    private static RequestCost OfRows(Selection rows)
    {
        var nodes = rows.Children.Where(one => one.Field.Name == "nodes").SelectMany(one => one.Children).ToList();
        var keys = nodes.Where(one => one.Field.Name == "by").Sum(one => one.Children.Length);
        var numbers = NumbersOf(nodes.Where(one => one.Field.Name == "facts"));
        var apart = NumbersOf(rows.Children.Where(one => one.Field.Name is "total" or "rest"));
        return new RequestCost(1, (First(rows.Arguments) * (keys + numbers)) + apart);
    }

    private static RequestCost OfTable(Selection table)
    {
        var ask = table.Arguments.Get<InputObject>("ask") ?? InputObject.Empty; // missing only when it is refused later
        var facts = ask.List<string>("facts").Length;
        var columns = ask.List<string>("by").Length + (ask.Get<bool?>("status") == true ? 2 * facts : facts);
        return new RequestCost(1, First(ask) * columns);
    }

    private static long First(InputObject arguments) => Math.Max(0, arguments.Get<int?>("first") ?? 0);

    private static long NumbersOf(IEnumerable<Selection> facts) => facts.SelectMany(one => one.Children)
        .Sum(cell => 1L + cell.Children.Count(field => CalculationReader.Read(field) is not null));

    private static RequestCost Sum(IEnumerable<RequestCost> parts) =>
        parts.Aggregate(None, (sum, part) => new RequestCost(sum.Breakdowns + part.Breakdowns, sum.Cells + part.Cells));
}
