using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>A node of a parsed document. Nodes are compared by reference wherever they are keys.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Byte offset of its first token.</param>
public abstract record SyntaxNode(NodeKind Kind, int Start);

/// <summary>A name and where it stands.</summary>
/// <param name="Value">The name.</param>
/// <param name="Start">Byte offset.</param>
public sealed record NameNode(string Value, int Start);

/// <summary>A type reference.</summary>
public abstract record TypeNode(NodeKind Kind, int Start) : SyntaxNode(Kind, Start);

/// <summary>A type by name.</summary>
public sealed record NamedTypeNode(int Start, string Name) : TypeNode(NodeKind.NamedType, Start);

/// <summary>A list of a type.</summary>
public sealed record ListTypeNode(int Start, TypeNode Item) : TypeNode(NodeKind.ListType, Start);

/// <summary>A type that is not null.</summary>
public sealed record NonNullTypeNode(int Start, TypeNode Inner) : TypeNode(NodeKind.NonNullType, Start);

/// <summary>A directive where it is used.</summary>
public sealed record DirectiveNode(int Start, NameNode Name, ImmutableArray<ArgumentNode> Arguments)
    : SyntaxNode(NodeKind.Directive, Start);

/// <summary>An argument of a field or directive.</summary>
public sealed record ArgumentNode(int Start, NameNode Name, ValueNode Value) : SyntaxNode(NodeKind.Argument, Start);

/// <summary>A whole document.</summary>
public sealed record DocumentNode(SourceText Source, ImmutableArray<DefinitionNode> Definitions)
    : SyntaxNode(NodeKind.Document, 0);

/// <summary>A top-level definition.</summary>
public abstract record DefinitionNode(NodeKind Kind, int Start, ImmutableArray<DirectiveNode> Directives)
    : SyntaxNode(Kind, Start);
