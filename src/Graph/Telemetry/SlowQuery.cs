namespace Analytics.Graph.Telemetry;

/// <summary>A computation that took long.</summary>
/// <param name="Operation">The name of its operation.</param>
/// <param name="RanMs">Milliseconds that it ran.</param>
/// <param name="QueuedMs">Milliseconds that it waited.</param>
/// <param name="ScannedRows">Rows of the tables that it read.</param>
/// <param name="PlanHash">Names its statements.</param>
/// <param name="Plan">Its statements, without values.</param>
internal sealed record SlowQuery(
    string Operation, double RanMs, double QueuedMs, long ScannedRows, string PlanHash, string Plan);
