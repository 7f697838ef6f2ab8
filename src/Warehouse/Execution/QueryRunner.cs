using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Answers requests. Safe for concurrent use.</summary>
/// <param name="model">What can be asked.</param>
public sealed class QueryRunner(SemanticModel model)
{
    /// <summary>What can be asked.</summary>
    public SemanticModel Model { get; } = model;

    /// <summary>Answers one request on one snapshot.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="snapshot">Where.</param>
    /// <param name="stop">Interrupts DuckDB.</param>
    /// <exception cref="Errors.AnalyticsException">QUERY_* for everything in the request that cannot be answered, all at once.</exception>
    public Task<Answer> RunAsync(AggregationRequest request, ServedSnapshot snapshot, CancellationToken stop) =>
        throw new NotSupportedException("Comes with the next milestone.");
}
