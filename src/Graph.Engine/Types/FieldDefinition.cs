using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>A field of an object type or interface.</summary>
public sealed class FieldDefinition
{
    internal FieldDefinition(string name, string? description, GraphType type, ImmutableArray<InputValue> arguments)
    {
        Name = name;
        Description = description;
        Type = type;
        Arguments = arguments;
    }

    /// <summary>The name, unique in its type.</summary>
    public string Name { get; }

    /// <summary>What it means, in Markdown; null when the SDL says nothing.</summary>
    public string? Description { get; }

    /// <summary>What it answers.</summary>
    public GraphType Type { get; }

    /// <summary>The arguments in the order of the SDL.</summary>
    public ImmutableArray<InputValue> Arguments { get; }

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>The directives of its definition, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; internal init; } = [];

    /// <summary>What answers it; null when its parent's dictionary does.</summary>
    public FieldResolver? Resolver { get; internal set; }

    /// <summary>What makes the event stream of a root subscription field; null for all others.</summary>
    public EventSource? Events { get; internal set; }

    /// <summary>The argument of a name; null when there is none.</summary>
    public InputValue? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}
