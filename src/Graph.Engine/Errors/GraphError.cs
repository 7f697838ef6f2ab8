using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Errors;

/// <summary>One entry of the <c>errors</c> list of a response.</summary>
/// <param name="Code">Stable; callers branch on it. Written to <c>extensions.code</c>.</param>
/// <param name="Message">What is wrong, naming the offending input.</param>
/// <param name="Remedy">The next step for whoever sent the request. Written to <c>extensions.remedy</c>.</param>
public sealed record GraphError(string Code, string Message, string Remedy)
{
    /// <summary>Where in the document; empty when no place applies. A field error without places gets those of its
    /// field.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>Where in the response; null for request errors. A field error without a path gets that of its
    /// field.</summary>
    public ResponsePath? Path { get; init; }

    /// <summary>More entries of <c>extensions</c>: strings, numbers, booleans, in this order after code and
    /// remedy.</summary>
    public ImmutableArray<KeyValuePair<string, object?>> Details { get; init; } = [];

    /// <summary>This error with one more entry in <c>extensions</c>.</summary>
    public GraphError With(string name, object? value) => this with { Details = Details.Add(new(name, value)) };
}
