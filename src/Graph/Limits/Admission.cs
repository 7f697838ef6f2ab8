using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Lint;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Limits;

/// <summary>Decides, before anything runs, whether a request may run and in which lane. What would be large if it read
/// facts is planned, to see which tables it really reads.</summary>
internal sealed class Admission(
    QueryRunner runner, AnswerLint lint, CostBook costs, IOptions<LimitOptions> options)
{
    private const long MostTimes = 100; // an export reads no table more often, with all its statements
    private readonly LimitOptions limits = options.Value;

    /// <summary>The lane of an operation.</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="document">Its document, in one spelling.</param>
    /// <param name="snapshot">The snapshot that is served; null where there is none.</param>
    /// <exception cref="GraphException">LIMIT_BREAKDOWNS, LIMIT_CELLS, LIMIT_FILTER_TESTS, LIMIT_SCAN: all that it
    /// passes at once, without those that only a plan tells where there are too many tests to be planned.</exception>
    public CostClass Admit(OperationPlan plan, string document, OpenSnapshot? snapshot)
    {
        var tests = FilterTests.Of(plan);
        if (snapshot is null || tests > limits.MaxFilterTests)
        {
            RequestCost.Check(plan, 0, limits);
            return CostClass.Light;
        }

        var (lane, rows) = Judge(
            document,
            ScannedRows.IsNarrowed(plan),
            ScannedRows.OfFacts(plan, runner.Model, snapshot.Manifest),
            MostTimes + tests + plan.Document.ExpandedFields, // a warning for each test, a comparison for each field
            () => ScannedRows.Of(plan, runner.Model, limits, one => lint.RowsToRead(one, snapshot)));
        RequestCost.Check(plan, rows, limits);
        return lane;
    }

    /// <summary>The lane of a single question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="name">Names it, for the time that it took before.</param>
    /// <param name="snapshot">What answers it.</param>
    /// <exception cref="AnalyticsException">LIMIT_SCAN.</exception>
    public CostClass Admit(AggregationRequest request, string name, OpenSnapshot snapshot)
    {
        var tables = snapshot.Manifest.Rows.ToDictionary(one => one.Table, one => one.Rows, StringComparer.Ordinal);
        var facts = request.Facts.Select(one => runner.Model.FindMeasure(one.Measure)).OfType<Measure>()
            .SelectMany(one => one.Facts).Distinct().Sum(fact => tables.GetValueOrDefault(fact.Name));
        var (lane, rows) = Judge(
            name, request.Filter is not null, facts, MostTimes, () => lint.RowsToRead(request, snapshot));
        return rows <= limits.MaxScannedRows
            ? lane
            : throw new AnalyticsException(LimitErrors.TooManyScannedRows(rows, limits.MaxScannedRows));
    }

    /// <summary>The lane and the rows; nothing is planned that is light and within the limit even if it read its facts
    /// as often as it can.</summary>
    private (CostClass Lane, long Rows) Judge(
        string name, bool isNarrowed, long facts, long mostTimes, Func<long> planned)
    {
        var lane = costs.ClassOf(name, facts, isNarrowed);
        if (facts <= limits.MaxScannedRows / mostTimes && (lane == CostClass.Light || costs.Knows(name)))
        {
            return (lane, facts);
        }

        var rows = planned();
        return (costs.ClassOf(name, rows, isNarrowed), rows);
    }
}
