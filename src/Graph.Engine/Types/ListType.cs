namespace Analytics.Graph.Engine.Types;

/// <summary>A list.</summary>
/// <param name="item">The type of each item.</param>
public sealed class ListType(GraphType item) : GraphType
{
    /// <summary>The type of each item.</summary>
    public GraphType Item { get; } = item;

    /// <inheritdoc/>
    public override NamedType Named => Item.Named;

    /// <summary>As written in SDL.</summary>
    public override string ToString() => $"[{Item}]";
}
