namespace Analytics.Graph.Limits;

/// <summary>What a computation took.</summary>
/// <param name="Class">The lane that it waited in.</param>
/// <param name="Queued">How long it waited.</param>
/// <param name="Ran">How long it ran.</param>
/// <param name="ScannedRows">Rows that it may have read.</param>
public sealed record Effort(CostClass Class, TimeSpan Queued, TimeSpan Ran, long ScannedRows)
{
    /// <summary>Statements that DuckDB ran, in order.</summary>
    public IReadOnlyCollection<string> Statements { get; init; } = [];
}
