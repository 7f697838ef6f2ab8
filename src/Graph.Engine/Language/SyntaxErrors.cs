using System.Text;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Language;

/// <summary>What can be wrong with the text of a document.</summary>
internal static class SyntaxErrors
{
    public const string Code = "GRAPHQL_PARSE_FAILED";

    public static GraphException At(ReadOnlySpan<byte> utf8, int offset, string problem)
    {
        var place = new SourceText(utf8.ToArray()).LocationOf(offset);
        return new(new GraphError(
            Code, $"Syntax error: {problem}", $"Mend the document at line {place.Line}, column {place.Column}.")
        {
            Locations = [place],
        });
    }

    public static GraphException Limit(ReadOnlySpan<byte> utf8, int offset, GraphError error) =>
        new(error with { Locations = [new SourceText(utf8.ToArray()).LocationOf(offset)] });

    /// <summary>A token as messages show it.</summary>
    public static string Describe(ReadOnlySpan<byte> utf8, Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "end of document",
        TokenKind.Name => $"name \"{Text(utf8, token)}\"",
        TokenKind.Int or TokenKind.Float => $"number {Text(utf8, token)}",
        TokenKind.String or TokenKind.BlockString => $"string {Text(utf8, token)}",
        _ => $"\"{Text(utf8, token)}\"",
    };

    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "end of document",
        TokenKind.Name => "a name",
        TokenKind.Int or TokenKind.Float => "a number",
        TokenKind.String or TokenKind.BlockString => "a string",
        TokenKind.Spread => "\"...\"",
        _ => $"\"{(char)kind}\"",
    };

    /// <summary>The character at an offset as messages show it: itself when printable, else its code point.</summary>
    public static string Character(ReadOnlySpan<byte> utf8, int offset)
    {
        if (offset >= utf8.Length)
        {
            return "end of document";
        }

        Rune.DecodeFromUtf8(utf8[offset..], out var rune, out _);
        return rune.Value is >= 0x20 and <= 0x7E ? $"'{rune}'" : $"U+{rune.Value:X4}";
    }

    private static string Text(ReadOnlySpan<byte> utf8, Token token)
    {
        const int MaxShown = 60;
        var text = Encoding.UTF8.GetString(utf8[token.Start..token.End]);
        return text.Length <= MaxShown ? text : string.Concat(text.AsSpan(0, MaxShown), "…");
    }
}
