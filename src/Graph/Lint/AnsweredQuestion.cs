using System.Collections.Immutable;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>A question, its answer, and the means to ask beside it.</summary>
internal sealed record AnsweredQuestion
{
    /// <summary>As it was asked.</summary>
    public required AggregationRequest Request { get; init; }

    /// <summary>Its names resolved.</summary>
    public required ResolvedQuery Query { get; init; }

    /// <summary>What was answered.</summary>
    public required Answer Answer { get; init; }

    /// <summary>From when on an answer warns.</summary>
    public required LintOptions Options { get; init; }

    /// <summary>Answers another question on the same snapshot.</summary>
    public required Func<AggregationRequest, Task<Answer>> AskAsync { get; init; }

    /// <summary>Members of the snapshot.</summary>
    public SnapshotDimensions Dimensions => Query.Dimensions;

    /// <summary>The model.</summary>
    public SemanticModel Model => Query.Model;

    /// <summary>Measures asked that have all dimensions that are grouped or filtered by.</summary>
    public IEnumerable<Measure> Reached =>
        Query.Asks.Select(ask => ask.Measure).Where(one => Reach.Missing(one, Query).IsEmpty).Distinct();

    /// <summary>How many records another filter leaves, of the measures that are asked.</summary>
    public async Task<long> RecordsAsync(AggregationRequest request) =>
        (await RecordsOfEachAsync(request)).DefaultIfEmpty().Max();

    /// <summary>How many records more one filter leaves than another one, of the measures that are asked; 0 where it
    /// leaves fewer.</summary>
    public async Task<long> MoreRecordsAsync(AggregationRequest wide, AggregationRequest narrow)
    {
        var more = await RecordsOfEachAsync(wide);
        var fewer = await RecordsOfEachAsync(narrow);
        return more.Zip(fewer, (left, right) => left - right).Append(0).Max();
    }

    private async Task<ImmutableArray<long>> RecordsOfEachAsync(AggregationRequest request)
    {
        var answer = await AskAsync(request with
        {
            By = [], OrderBy = [], After = null, Having = null, First = 1, Parts = AnswerParts.Total,
            Fill = Fill.Observed, Detail = CellDetail.Full, Warned = false,
            Facts = [.. request.Facts.Select(ask => new FactAsk(ask.Measure)).Distinct()],
        });
        return answer.Total is { RowCount: > 0 } total
            ? [.. total.Measures.Select(column => column.Records[0])]
            : [];
    }
}
