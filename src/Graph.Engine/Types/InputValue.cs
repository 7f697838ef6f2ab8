using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValue
{
    internal InputValue(string name, string? description, GraphType type, ValueNode? defaultLiteral)
    {
        Name = name;
        Description = description;
        Type = type;
        DefaultLiteral = defaultLiteral;
    }

    /// <summary>The name, unique in its field or type.</summary>
    public string Name { get; }

    /// <summary>What it means, in Markdown; null when the SDL says nothing.</summary>
    public string? Description { get; }

    /// <summary>What it takes.</summary>
    public GraphType Type { get; }

    /// <summary>The default as written; null when there is none.</summary>
    public ValueNode? DefaultLiteral { get; }

    /// <summary>The default as a CLR value; only meaningful when <see cref="DefaultLiteral"/> is not null.</summary>
    public object? DefaultValue { get; internal set; }

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>The directives of its definition, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; internal init; } = [];

    /// <summary>Whether a caller has to give it.</summary>
    public bool IsRequired => Type is NonNullType && DefaultLiteral is null;
}
