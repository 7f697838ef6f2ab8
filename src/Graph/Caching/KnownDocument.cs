using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Caching;

/// <summary>A document, checked, and its text in one spelling.</summary>
/// <param name="Prepared">What runs.</param>
/// <param name="Text">The printed document; empty when it is refused.</param>
public sealed record KnownDocument(PreparedDocument Prepared, string Text)
{
    /// <summary>The key of the question that it was asked last; null before the first one.</summary>
    public KeptKey? LastKey { get; set; }
}
