using System.Text;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Language;

/// <summary>The UTF-8 bytes of a document; turns offsets into lines and columns when an error needs them.</summary>
public sealed class SourceText
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private int[]? _lineStarts;

    /// <summary>Wraps bytes that the caller no longer changes.</summary>
    public SourceText(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>Wraps a text.</summary>
    public SourceText(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.Span;

    /// <summary>The line and column of a byte offset.</summary>
    public SourceLocation LocationOf(int offset)
    {
        var starts = _lineStarts ??= LineStarts();
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = Utf16Length(Utf8[starts[line]..Math.Min(offset, Utf8.Length)]);
        return new(line + 1, column + 1);
    }

    private int[] LineStarts()
    {
        var starts = new List<int> { 0 };
        var bytes = Utf8;
        for (var i = 0; i < bytes.Length; i++)
        {
            var isBareReturn = bytes[i] == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n');
            if (bytes[i] == '\n' || isBareReturn)
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }

    /// <summary>Four-byte sequences take two units; continuation bytes take none.</summary>
    private static int Utf16Length(ReadOnlySpan<byte> bytes)
    {
        var units = 0;
        foreach (var value in bytes)
        {
            units += value >= 0xF0 ? 2 : (value & 0xC0) == 0x80 ? 0 : 1;
        }

        return units;
    }
}
