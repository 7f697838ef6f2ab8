namespace Analytics.Graph.Engine.Types;

/// <summary>A value that was accepted, or the reason why not.</summary>
/// <param name="Value">The CLR value; null when refused, or when null itself was accepted.</param>
/// <param name="Problem">What is wrong, as a sentence; null when accepted.</param>
public readonly record struct Coerced(object? Value, string? Problem)
{
    /// <summary>Accepted.</summary>
    public static Coerced Accept(object? value) => new(value, null);

    /// <summary>Refused.</summary>
    public static Coerced Refuse(string problem) => new(null, problem);
}
