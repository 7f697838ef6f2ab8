namespace Analytics.Graph.Engine.Language;

/// <summary>A token as a range of bytes; its text is read only when a node needs it.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);
