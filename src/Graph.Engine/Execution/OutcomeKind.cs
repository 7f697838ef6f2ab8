namespace Analytics.Graph.Engine.Execution;

/// <summary>Whether an operation ran.</summary>
public enum OutcomeKind
{
    /// <summary>It ran; the response has <c>data</c>, perhaps null, perhaps with field errors.</summary>
    Executed,

    /// <summary>It did not run: parse, validation, variable or operation name errors; the response has no
    /// <c>data</c>.</summary>
    RequestError,
}
