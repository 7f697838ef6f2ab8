namespace Analytics.Operational.Errors;

/// <summary>What is wrong with the operational database or its sample data.</summary>
/// <param name="Code">Stable; callers branch on it. Always <c>SOURCE_WHAT</c>.</param>
/// <param name="Message">What is wrong, naming the table, file or setting. No SQL and no connection string.</param>
/// <param name="Remedy">The next step for whoever runs the program.</param>
public sealed record SourceError(string Code, string Message, string Remedy)
{
    /// <summary>Whether the same read may well succeed a little later, with nothing done.</summary>
    public bool IsTransient { get; init; }
}
