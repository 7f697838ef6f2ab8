namespace Analytics.Graph.Engine.Execution;

/// <summary>What happened to a request, for status codes, caching and metrics.</summary>
/// <param name="Kind">Whether the operation ran.</param>
/// <param name="ErrorCount">Entries of <c>errors</c> in the response.</param>
public readonly record struct ExecutionOutcome(OutcomeKind Kind, int ErrorCount);
