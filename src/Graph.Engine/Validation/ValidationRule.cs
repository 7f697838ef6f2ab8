using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation;

/// <summary>One rule of the specification. A new one is made for each document.</summary>
/// <param name="remedy">What to do about a violation.</param>
/// <param name="visits">The kinds of node that it looks at.</param>
internal abstract class ValidationRule(string remedy, params ImmutableArray<NodeKind> visits)
{
    /// <summary>The name, as the specification gives it.</summary>
    public string Name => GetType().Name;

    /// <summary>What to do about a violation.</summary>
    public string Remedy => remedy;

    /// <summary>The kinds of node that it looks at.</summary>
    public ImmutableArray<NodeKind> Visits => visits;

    /// <summary>Looks at a node before its children.</summary>
    public virtual void Enter(SyntaxNode node, ValidationContext context)
    {
    }

    /// <summary>Looks at a node after its children.</summary>
    public virtual void Leave(SyntaxNode node, ValidationContext context)
    {
    }
}
