namespace Analytics.Warehouse.Errors;

/// <summary>One problem that the sender of the input can mend.</summary>
/// <param name="Code">Stable, <c>AREA_WHAT</c>; callers branch on it. Once published, it never changes meaning.</param>
/// <param name="Message">What is wrong, naming the offending input. No stack, SQL or connection string.</param>
/// <param name="Remedy">The next step for whoever sent the input.</param>
public sealed record AnalyticsError(string Code, string Message, string Remedy)
{
    /// <summary>What was measured and what is allowed; null when the problem is no limit.</summary>
    public Excess? Excess { get; init; }
}
