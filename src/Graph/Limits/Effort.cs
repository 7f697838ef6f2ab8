namespace Analytics.Graph.Limits;

/// <summary>What a computation took.</summary>
/// <param name="Class">The lane that it waited in.</param>
/// <param name="Queued">How long it waited.</param>
/// <param name="Ran">How long it ran.</param>
public sealed record Effort(CostClass Class, TimeSpan Queued, TimeSpan Ran)
{
    /// <summary>Rows of the tables that it read, roll-ups where they answered; what filters left out is not
    /// known.</summary>
    public long ScannedRows { get; init; }

    /// <summary>Statements that DuckDB ran, in order.</summary>
    public IReadOnlyCollection<string> Statements { get; init; } = [];
}
