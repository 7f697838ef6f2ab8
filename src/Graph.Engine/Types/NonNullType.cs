namespace Analytics.Graph.Engine.Types;

/// <summary>A type without null.</summary>
/// <param name="inner">The type that it forbids null for; itself nullable.</param>
public sealed class NonNullType(GraphType inner) : GraphType
{
    /// <summary>The type that it forbids null for.</summary>
    public GraphType Inner { get; } = inner;

    /// <inheritdoc/>
    public override NamedType Named => Inner.Named;

    /// <inheritdoc/>
    public override GraphType Nullable => Inner;

    /// <summary>As written in SDL.</summary>
    public override string ToString() => $"{Inner}!";
}
