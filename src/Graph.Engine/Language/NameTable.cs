using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Analytics.Graph.Engine.Language;

/// <summary>One string per distinct name: those of the schema are shared, others are made once per document.</summary>
internal sealed class NameTable(FrozenSet<string> known)
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _known =
        known.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    public static FrozenSet<string> None { get; } = FrozenSet.Create(StringComparer.Ordinal, "__typename");

    public string Get(ReadOnlySpan<byte> ascii)
    {
        const int StackChars = 128;
        if (ascii.Length > StackChars)
        {
            return Encoding.ASCII.GetString(ascii);
        }

        Span<char> buffer = stackalloc char[StackChars];
        Ascii.ToUtf16(ascii, buffer, out var length);
        var name = buffer[..length];
        if (_known.TryGetValue(name, out var shared))
        {
            return shared;
        }

        var own = _own.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!own.TryGetValue(name, out var made))
        {
            made = name.ToString();
            _own.Add(made);
        }

        return made;
    }
}
