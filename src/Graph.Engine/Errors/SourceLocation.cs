namespace Analytics.Graph.Engine.Errors;

/// <summary>A place in a document.</summary>
/// <param name="Line">Line, from 1. CR, LF and CRLF end a line.</param>
/// <param name="Column">Column, from 1, counted in UTF-16 units as the reference implementation does.</param>
public readonly record struct SourceLocation(int Line, int Column);
