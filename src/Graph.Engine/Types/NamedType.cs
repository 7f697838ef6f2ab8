using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>A type with a name.</summary>
public abstract class NamedType : GraphType
{
    private protected NamedType(string name, string? description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>The name, unique in its schema.</summary>
    public string Name { get; }

    /// <summary>What it means, in Markdown; null when the SDL says nothing.</summary>
    public string? Description { get; }

    /// <summary>The directives of its definition and extensions, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; internal set; } = [];

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
