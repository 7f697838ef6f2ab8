using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>A value literal, or a variable in its place.</summary>
public abstract record ValueNode(NodeKind Kind, int Start) : SyntaxNode(Kind, Start);

/// <summary>An integer literal; the text is kept so that no digit is lost.</summary>
public sealed record IntNode(int Start, string Text) : ValueNode(NodeKind.Int, Start);

/// <summary>A float literal; the text is kept so that no digit is lost.</summary>
public sealed record FloatNode(int Start, string Text) : ValueNode(NodeKind.Float, Start);

/// <summary>A string literal after escapes and block indentation are resolved.</summary>
public sealed record StringNode(int Start, string Value, StringStyle Style) : ValueNode(NodeKind.String, Start);

/// <summary>A Boolean literal.</summary>
public sealed record BooleanNode(int Start, bool Value) : ValueNode(NodeKind.Boolean, Start);

/// <summary>The null literal.</summary>
public sealed record NullNode(int Start) : ValueNode(NodeKind.Null, Start);

/// <summary>An enum value literal.</summary>
public sealed record EnumNode(int Start, string Name) : ValueNode(NodeKind.Enum, Start);

/// <summary>A list literal.</summary>
public sealed record ListNode(int Start, ImmutableArray<ValueNode> Items) : ValueNode(NodeKind.List, Start);

/// <summary>An input object literal.</summary>
public sealed record ObjectNode(int Start, ImmutableArray<ObjectFieldNode> Fields) : ValueNode(NodeKind.Object, Start);

/// <summary>A field of an input object literal.</summary>
public sealed record ObjectFieldNode(
    int Start, NameNode Name, ValueNode Value) : SyntaxNode(NodeKind.ObjectField, Start);

/// <summary>A variable; the name is without the dollar sign.</summary>
public sealed record VariableNode(int Start, string Name) : ValueNode(NodeKind.Variable, Start)
{
    /// <summary>Byte offset of the name, after the dollar sign.</summary>
    public int NameStart { get; init; } = Start + 1;
}
