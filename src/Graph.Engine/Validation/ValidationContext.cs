using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation;

/// <summary>What rules know while the walk stands at a node, and where they report.</summary>
internal sealed class ValidationContext(GraphSchema schema, DocumentNode document, FragmentIndex fragments)
{
    /// <summary>Enough to mend a document; more would cost more than they help.</summary>
    public const int MaxErrors = 100;

    private const int MaxPlaces = 100;
    private readonly List<(int Start, GraphError Error)> _errors = [];

    public GraphSchema Schema => schema;

    public DocumentNode Document => document;

    public FragmentIndex Fragments => fragments;

    public VariableUses Uses { get; } = new(fragments);

    /// <summary>The type whose fields the selection set asks; null when it is not known.</summary>
    public CompositeType? Parent { get; set; }

    /// <summary>The field at or around the node; null when it is not known.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>The directive around the node; null outside directives, or when it is not known.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>Whether the node is inside a directive, known or not.</summary>
    public bool IsInDirective { get; set; }

    /// <summary>Where the directive at the node stands, as the specification names it.</summary>
    public string DirectiveLocation { get; set; } = string.Empty;

    /// <summary>The argument at or around the node; null when it is not known.</summary>
    public InputValue? Argument { get; set; }

    /// <summary>The type that the value at the node has to have; null when it is not known.</summary>
    public GraphType? InputType { get; set; }

    /// <summary>Whether enough is wrong to stop.</summary>
    public bool IsFull => _errors.Count >= MaxErrors;

    public ImmutableArray<GraphError> Errors() => [.. _errors.OrderBy(item => item.Start).Select(item => item.Error)];

    /// <summary>The composite type of a fragment's condition; null when it is none.</summary>
    public CompositeType? TypeOf(NamedTypeNode condition) => schema.Type(condition.Name) as CompositeType;

    public void Report(ValidationRule rule, string message, params ReadOnlySpan<int> offsets)
    {
        if (IsFull)
        {
            return;
        }

        var shown = offsets[..Math.Min(offsets.Length, MaxPlaces)];
        var places = ImmutableArray.CreateBuilder<SourceLocation>(shown.Length);
        foreach (var offset in shown)
        {
            places.Add(document.Source.LocationOf(offset));
        }

        var error = new GraphError(
            "GRAPHQL_VALIDATION_FAILED", message, rule.Remedy) { Locations = places.MoveToImmutable() };
        _errors.Add((offsets.Length == 0 ? 0 : offsets[0], error.With("rule", rule.Name)));
    }
}
