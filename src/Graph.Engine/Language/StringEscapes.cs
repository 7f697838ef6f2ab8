using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Analytics.Graph.Engine.Language;

/// <summary>The escapes of a quoted string.</summary>
internal static class StringEscapes
{
    /// <summary>Bytes of the escape that starts with the backslash at an offset.</summary>
    public static int LengthAt(ReadOnlySpan<byte> utf8, int offset) => Read(utf8, offset).Length;

    /// <summary>The text between the quotation marks of a checked string.</summary>
    public static string Decode(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf((byte)'\\') < 0)
        {
            return Encoding.UTF8.GetString(body);
        }

        var text = new StringBuilder(body.Length);
        var position = 0;
        while (body[position..].IndexOf((byte)'\\') is var run and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(body.Slice(position, run)));
            var (rune, length) = Read(body, position + run);
            text.Append(rune.ToString());
            position += run + length;
        }

        return text.Append(Encoding.UTF8.GetString(body[position..])).ToString();
    }

    private static (Rune Value, int Length) Read(ReadOnlySpan<byte> utf8, int offset)
    {
        var kind = offset + 1 < utf8.Length ? utf8[offset + 1] : (byte)0;
        if (kind == 'u')
        {
            return offset + 2 < utf8.Length && utf8[offset + 2] == '{'
                ? ReadBraced(utf8, offset)
                : ReadFixed(utf8, offset);
        }

        var value = kind switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => throw SyntaxErrors.At(
                utf8, offset, $"No escape is written \\ and {SyntaxErrors.Character(utf8, offset + 1)}."),
        };
        return (new Rune(value), 2);
    }

    /// <summary><c>\u{1F600}</c>: hexadecimal digits that name a Unicode scalar value; zeros may lead.</summary>
    private static (Rune Value, int Length) ReadBraced(ReadOnlySpan<byte> utf8, int offset)
    {
        const int MaxDigits = 8;
        var digits = utf8[(offset + 3)..];
        var zeros = Math.Max(digits.IndexOfAnyExcept((byte)'0'), 0);
        var rest = digits[zeros..];
        var length = rest[..Math.Min(MaxDigits + 1, rest.Length)].IndexOf((byte)'}');
        var value = length > 0 ? Hex(rest[..length]) : zeros > 0 && length == 0 ? 0u : null;
        return value is { } scalar && Rune.IsValid(scalar)
            ? (new Rune(scalar), zeros + length + 4)
            : throw BadUnicode(utf8, offset);
    }

    /// <summary><c>\u00e9</c>, or two of them that form a surrogate pair.</summary>
    private static (Rune Value, int Length) ReadFixed(ReadOnlySpan<byte> utf8, int offset)
    {
        if (Four(utf8, offset) is not { } first)
        {
            throw BadUnicode(utf8, offset);
        }

        if (Rune.IsValid(first))
        {
            return (new Rune(first), 6);
        }

        return Four(utf8, offset + 6) is { } second && Rune.TryCreate((char)first, (char)second, out var pair)
            ? (pair, 12)
            : throw BadUnicode(utf8, offset);
    }

    private static uint? Four(ReadOnlySpan<byte> utf8, int offset) =>
        utf8.Length >= offset + 6 && utf8[offset] == '\\' && utf8[offset + 1] == 'u'
            ? Hex(utf8.Slice(offset + 2, 4))
            : null;

    private static uint? Hex(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out uint value, out var used, 'x') && used == digits.Length ? value : null;

    private static Errors.GraphException BadUnicode(ReadOnlySpan<byte> utf8, int offset) => SyntaxErrors.At(
        utf8, offset,
        string.Create(
            CultureInfo.InvariantCulture, $"Invalid Unicode escape; write \\uXXXX or \\u{{X...}} of a scalar value."));
}
