namespace Analytics.Loader.Shape;

/// <summary>Compares codes with numbers by value: P2 before P10, P1 before P1.1.</summary>
public sealed class CodeOrder : IComparer<string>
{
    /// <summary>The only instance; it has no state.</summary>
    public static readonly CodeOrder Instance = new();

    private CodeOrder() { }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var order = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? Number(ref left).CompareTo(Number(ref right))
                : Sign(ref left).CompareTo(Sign(ref right));
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static char Sign(ref ReadOnlySpan<char> text)
    {
        var sign = text[0];
        text = text[1..];
        return sign;
    }

    private static long Number(ref ReadOnlySpan<char> text)
    {
        var value = 0L;
        while (!text.IsEmpty && char.IsAsciiDigit(text[0]))
        {
            value = unchecked((value * 10) + (Sign(ref text) - '0'));
        }

        return value;
    }
}
