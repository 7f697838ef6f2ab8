using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>An operation.</summary>
public sealed record OperationNode(
    int Start,
    StringNode? Description,
    OperationKind Operation,
    NameNode? Name,
    ImmutableArray<VariableDefinitionNode> Variables,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode Selections) : DefinitionNode(NodeKind.Operation, Start, Directives);

/// <summary>A named fragment.</summary>
public sealed record FragmentNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    NamedTypeNode Condition,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode Selections) : DefinitionNode(NodeKind.Fragment, Start, Directives);

/// <summary>A variable of an operation.</summary>
public sealed record VariableDefinitionNode(
    int Start,
    StringNode? Description,
    VariableNode Variable,
    TypeNode Type,
    ValueNode? Default,
    ImmutableArray<DirectiveNode> Directives) : SyntaxNode(NodeKind.VariableDefinition, Start);

/// <summary>What stands between braces.</summary>
public sealed record SelectionSetNode(int Start, ImmutableArray<SelectionNode> Items)
    : SyntaxNode(NodeKind.SelectionSet, Start);

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract record SelectionNode(NodeKind Kind, int Start, ImmutableArray<DirectiveNode> Directives)
    : SyntaxNode(Kind, Start);

/// <summary>A field where it is asked.</summary>
public sealed record FieldNode(
    int Start,
    NameNode? Alias,
    NameNode Name,
    ImmutableArray<ArgumentNode> Arguments,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode? Selections) : SelectionNode(NodeKind.Field, Start, Directives)
{
    /// <summary>The name under which the response holds it.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>The use of a named fragment.</summary>
public sealed record FragmentSpreadNode(int Start, NameNode Name, ImmutableArray<DirectiveNode> Directives)
    : SelectionNode(NodeKind.FragmentSpread, Start, Directives);

/// <summary>An inline fragment, with or without a type condition.</summary>
public sealed record InlineFragmentNode(
    int Start,
    NamedTypeNode? Condition,
    ImmutableArray<DirectiveNode> Directives,
    SelectionSetNode Selections) : SelectionNode(NodeKind.InlineFragment, Start, Directives);
