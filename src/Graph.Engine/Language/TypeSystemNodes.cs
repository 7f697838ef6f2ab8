using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>A definition, or an extension of one, in a type system document.</summary>
public abstract record TypeSystemNode(
    NodeKind Kind,
    int Start,
    DefinitionRole Role,
    StringNode? Description,
    ImmutableArray<DirectiveNode> Directives) : DefinitionNode(Kind, Start, Directives);

/// <summary>The schema definition.</summary>
public sealed record SchemaNode(
    int Start,
    DefinitionRole Role,
    StringNode? Description,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<RootOperationNode> Roots) : TypeSystemNode(NodeKind.Schema, Start, Role, Description, Directives);

/// <summary>One root operation type of a schema definition.</summary>
public sealed record RootOperationNode(int Start, OperationKind Operation, NamedTypeNode Type)
    : SyntaxNode(NodeKind.RootOperation, Start);

/// <summary>A type definition.</summary>
public abstract record TypeDefinitionNode(
    NodeKind Kind,
    int Start,
    DefinitionRole Role,
    StringNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives) : TypeSystemNode(Kind, Start, Role, Description, Directives);

/// <summary>A scalar.</summary>
public sealed record ScalarNode(
    int Start, DefinitionRole Role, StringNode? Description, NameNode Name, ImmutableArray<DirectiveNode> Directives)
    : TypeDefinitionNode(NodeKind.Scalar, Start, Role, Description, Name, Directives);

/// <summary>An object type, or with <see cref="NodeKind.Interface"/> an interface.</summary>
public sealed record CompositeNode(
    NodeKind Kind,
    int Start,
    DefinitionRole Role,
    StringNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<NamedTypeNode> Interfaces,
    ImmutableArray<FieldDefinitionNode> Fields)
    : TypeDefinitionNode(Kind, Start, Role, Description, Name, Directives);

/// <summary>A union.</summary>
public sealed record UnionNode(
    int Start,
    DefinitionRole Role,
    StringNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<NamedTypeNode> Members)
    : TypeDefinitionNode(NodeKind.Union, Start, Role, Description, Name, Directives);

/// <summary>An enum.</summary>
public sealed record EnumTypeNode(
    int Start,
    DefinitionRole Role,
    StringNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<EnumValueNode> Values)
    : TypeDefinitionNode(NodeKind.EnumType, Start, Role, Description, Name, Directives);

/// <summary>An input object.</summary>
public sealed record InputObjectNode(
    int Start,
    DefinitionRole Role,
    StringNode? Description,
    NameNode Name,
    ImmutableArray<DirectiveNode> Directives,
    ImmutableArray<InputValueNode> Fields)
    : TypeDefinitionNode(NodeKind.InputObject, Start, Role, Description, Name, Directives);

/// <summary>A value of an enum.</summary>
public sealed record EnumValueNode(
    int Start, StringNode? Description, NameNode Name, ImmutableArray<DirectiveNode> Directives)
    : SyntaxNode(NodeKind.EnumValue, Start);

/// <summary>A field of an object type or interface.</summary>
public sealed record FieldDefinitionNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    ImmutableArray<InputValueNode> Arguments,
    TypeNode Type,
    ImmutableArray<DirectiveNode> Directives) : SyntaxNode(NodeKind.FieldDefinition, Start);

/// <summary>An argument, or a field of an input object.</summary>
public sealed record InputValueNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    TypeNode Type,
    ValueNode? Default,
    ImmutableArray<DirectiveNode> Directives) : SyntaxNode(NodeKind.InputValue, Start);

/// <summary>A directive definition.</summary>
public sealed record DirectiveDefinitionNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    ImmutableArray<InputValueNode> Arguments,
    Repetition Repetition,
    ImmutableArray<NameNode> Locations)
    : TypeSystemNode(NodeKind.DirectiveDefinition, Start, DefinitionRole.Definition, Description, []);
