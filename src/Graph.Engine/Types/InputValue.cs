using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValue
{
    private StrongBox<object?>? _default;
    private bool _isCoercing;

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
    public object? DefaultValue => DefaultLiteral is null ? null : (_default ??= CoerceDefault(DefaultLiteral)).Value;

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>The directives of its definition, as written.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; internal init; } = [];

    /// <summary>Whether a caller has to give it.</summary>
    public bool IsRequired => Type is NonNullType && DefaultLiteral is null;

    /// <summary>Runs once for each default while the schema is built, so that no thread ever sees it half
    /// done.</summary>
    private StrongBox<object?> CoerceDefault(ValueNode literal)
    {
        if (_isCoercing)
        {
            throw new GraphException(SchemaErrors.Of($"The default of {Name} contains itself."));
        }

        _isCoercing = true;
        try
        {
            var coerced = InputCoercion.FromLiteral(literal, Type, InputObject.Empty);
            return coerced.Problem is null
                ? new(coerced.Value)
                : throw new GraphException(SchemaErrors.Of($"The default of {Name} is wrong: {coerced.Problem}"));
        }
        finally
        {
            _isCoercing = false;
        }
    }
}
