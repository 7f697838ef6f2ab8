using System.Text;

namespace Analytics.Graph.Engine.Language;

/// <summary>The value of a block string: common indentation and empty edges are no part of it.</summary>
internal static class BlockStrings
{
    /// <summary>The text between the triple quotation marks of a checked block string.</summary>
    public static string Decode(ReadOnlySpan<byte> body)
    {
        var raw = Encoding.UTF8.GetString(body).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var indent = CommonIndent(lines);
        var first = Array.FindIndex(lines, line => Indent(line) < line.Length);
        var last = Array.FindLastIndex(lines, line => Indent(line) < line.Length);
        if (first < 0)
        {
            return string.Empty;
        }

        for (var i = 1; i < lines.Length; i++)
        {
            lines[i] = lines[i].Length > indent ? lines[i][indent..] : string.Empty;
        }

        return string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>A literal that decodes to a text; null when no block string can hold it unchanged.</summary>
    public static string? Encode(string text, string indent)
    {
        var escaped = text.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var indented = escaped.Replace("\n", "\n" + indent, StringComparison.Ordinal);
        return IsValueOf($"\n{indent}{indented}\n{indent}") ?? IsValueOf(escaped) ?? IsValueOf(escaped + "\n");

        string? IsValueOf(string body) =>
            Decode(Encoding.UTF8.GetBytes(body)) == text && body is not [.., '"' or '\\']
                ? $"\"\"\"{body}\"\"\""
                : null;
    }

    private static int CommonIndent(string[] lines)
    {
        var common = int.MaxValue;
        foreach (var line in lines.AsSpan(1))
        {
            var indent = Indent(line);
            if (indent < line.Length && indent < common)
            {
                common = indent;
            }
        }

        return common == int.MaxValue ? 0 : common;
    }

    private static int Indent(string line)
    {
        var count = 0;
        while (count < line.Length && line[count] is ' ' or '\t')
        {
            count++;
        }

        return count;
    }
}
