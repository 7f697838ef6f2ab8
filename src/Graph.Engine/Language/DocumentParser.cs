using System.Collections.Frozen;

namespace Analytics.Graph.Engine.Language;

/// <summary>Reads documents: operations, fragments, type definitions, in any mix.</summary>
public static class DocumentParser
{
    /// <summary>Reads a document from a text.</summary>
    /// <exception cref="Errors.GraphException">GRAPHQL_PARSE_FAILED with line and column, or GRAPHQL_LIMIT_DEPTH for
    /// brackets nested more than 250 deep.</exception>
    public static DocumentNode Parse(string text) => Parse(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a document from UTF-8 bytes that the caller no longer changes.</summary>
    /// <exception cref="Errors.GraphException">GRAPHQL_PARSE_FAILED with line and column, or GRAPHQL_LIMIT_DEPTH for
    /// brackets nested more than 250 deep.</exception>
    public static DocumentNode Parse(ReadOnlyMemory<byte> utf8) => Parse(utf8, ParseLimits.None, NameTable.None);

    internal static DocumentNode Parse(ReadOnlyMemory<byte> utf8, ParseLimits limits, FrozenSet<string> knownNames)
    {
        Lexer.CheckEncoding(utf8.Span);
        var parser = new Parser(utf8.Span, limits, new(knownNames));
        return new(new(utf8), parser.Definitions());
    }
}
