using System.Buffers;
using System.Text.Unicode;

namespace Analytics.Graph.Engine.Language;

/// <summary>Cuts UTF-8 bytes into tokens without allocating. The bytes must be valid UTF-8.</summary>
internal ref struct Lexer(ReadOnlySpan<byte> utf8)
{
    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);
    private static readonly SearchValues<byte> BlockStops = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\n\r"u8);

    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _position;

    /// <summary>Refuses bytes that are no text.</summary>
    public static void CheckEncoding(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            var valid = 0;
            while (System.Text.Rune.DecodeFromUtf8(utf8[valid..], out _, out var length) == OperationStatus.Done)
            {
                valid += length;
            }

            throw SyntaxErrors.At(utf8, valid, "The document is not valid UTF-8.");
        }
    }

    public Token Next()
    {
        SkipIgnored();
        var start = _position;
        if (start >= _utf8.Length)
        {
            return new(TokenKind.EndOfFile, start, start);
        }

        var first = _utf8[start];
        switch (first)
        {
            case (byte)'!' or (byte)'$' or (byte)'&' or (byte)'(' or (byte)')' or (byte)':' or (byte)'=' or (byte)'@'
                or (byte)'[' or (byte)']' or (byte)'{' or (byte)'|' or (byte)'}':
                return new((TokenKind)first, start, ++_position);
            case (byte)'.':
                return Spread(start);
            case (byte)'"':
                return At(start + 1) == '"' && At(start + 2) == '"' ? BlockString(start) : QuotedString(start);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number(start);
        }

        return IsNameStart(first) ? Name(start) : throw Unexpected(start);
    }

    private static bool IsDigit(int value) => value is >= '0' and <= '9';

    private static bool IsNameStart(int value) => value is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private readonly int At(int offset) => offset < _utf8.Length ? _utf8[offset] : -1;

    /// <summary>White space, commas, line ends, comments and byte order marks.</summary>
    private void SkipIgnored()
    {
        while (_position < _utf8.Length)
        {
            switch (_utf8[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',':
                    _position++;
                    break;
                case (byte)'#':
                    var end = _utf8[_position..].IndexOfAny(LineEnds);
                    _position = end < 0 ? _utf8.Length : _position + end;
                    break;
                case 0xEF when At(_position + 1) == 0xBB && At(_position + 2) == 0xBF:
                    _position += 3;
                    break;
                default:
                    return;
            }
        }
    }

    private Token Name(int start)
    {
        var length = _utf8[start..].IndexOfAnyExcept(NameBytes);
        _position = length < 0 ? _utf8.Length : start + length;
        return new(TokenKind.Name, start, _position);
    }

    private Token Spread(int start)
    {
        if (At(start + 1) == '.' && At(start + 2) == '.')
        {
            _position = start + 3;
            return new(TokenKind.Spread, start, _position);
        }

        throw SyntaxErrors.At(_utf8, start, At(start + 1) switch
        {
            '.' => "Unexpected \"..\", did you mean \"...\"?",
            var next when IsDigit(next) => "A number needs a digit before \".\".",
            _ => $"Unexpected character {SyntaxErrors.Character(_utf8, start)}.",
        });
    }

    private Token Number(int start)
    {
        var kind = TokenKind.Int;
        var position = At(start) == '-' ? start + 1 : start;
        if (At(position) == '0' && IsDigit(At(position + 1)))
        {
            throw SyntaxErrors.At(_utf8, position + 1, "A number cannot have a digit after a leading 0.");
        }

        position = Digits(position);
        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position = Digits(position + 1);
        }

        if (At(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position = Digits(At(position + 1) is '+' or '-' ? position + 2 : position + 1);
        }

        if (At(position) == '.' || IsNameStart(At(position)))
        {
            throw ExpectedDigit(position);
        }

        _position = position;
        return new(kind, start, position);
    }

    private readonly int Digits(int position)
    {
        if (!IsDigit(At(position)))
        {
            throw ExpectedDigit(position);
        }

        while (IsDigit(At(position)))
        {
            position++;
        }

        return position;
    }

    private Token QuotedString(int start)
    {
        var position = start + 1;
        while (true)
        {
            var stop = _utf8[position..].IndexOfAny(StringStops);
            position = stop < 0 ? _utf8.Length : position + stop;
            switch (At(position))
            {
                case '"':
                    _position = position + 1;
                    return new(TokenKind.String, start, _position);
                case '\\':
                    position += StringEscapes.LengthAt(_utf8, position);
                    break;
                default:
                    throw SyntaxErrors.At(
                        _utf8, position, "Unterminated string; a line end needs \\n or a block string.");
            }
        }
    }

    private Token BlockString(int start)
    {
        var position = start + 3;
        while (true)
        {
            var stop = _utf8[position..].IndexOfAny(BlockStops);
            if (stop < 0)
            {
                throw SyntaxErrors.At(_utf8, _utf8.Length, "Unterminated block string.");
            }

            position += stop;
            if (_utf8[position..].StartsWith("\"\"\""u8))
            {
                _position = position + 3;
                return new(TokenKind.BlockString, start, _position);
            }

            position += _utf8[position..].StartsWith("\\\"\"\""u8) ? 4 : 1;
        }
    }

    private readonly Errors.GraphException ExpectedDigit(int position) => SyntaxErrors.At(
        _utf8, position, $"A number needs a digit here, found {SyntaxErrors.Character(_utf8, position)}.");

    private readonly Errors.GraphException Unexpected(int position) => SyntaxErrors.At(
        _utf8,
        position,
        At(position) == '\''
            ? "Unexpected single quotation mark ('), did you mean a double one (\")?"
            : $"Unexpected character {SyntaxErrors.Character(_utf8, position)}.");
}
