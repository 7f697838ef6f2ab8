using System.Globalization;

namespace Analytics.Loader.Shape;

/// <summary>Numbers the spans of years in the order in which the records bring them.</summary>
public sealed class Spans
{
    private readonly Dictionary<(DateOnly From, DateOnly Until), short> _keys = [];

    /// <summary>Every span seen, by key.</summary>
    public IEnumerable<SpanRow> Rows => _keys
        .OrderBy(span => span.Value)
        .Select(span => new SpanRow(span.Value, CodeOf(span.Key.From, span.Key.Until), span.Key.From, span.Key.Until));

    /// <summary>Takes over the keys of a former load, before the first record.</summary>
    public void Continue(IEnumerable<SpanRow> former)
    {
        foreach (var span in former.OrderBy(span => span.SpanKey)) // they run from 1
        {
            KeyOf(span.FromOn, span.UntilOn);
        }
    }

    /// <summary>The key of a span, a new one for a new span.</summary>
    public short KeyOf(DateOnly from, DateOnly until)
    {
        if (!_keys.TryGetValue((from, until), out var key))
        {
            _keys.Add((from, until), key = checked((short)(_keys.Count + 1)));
        }

        return key;
    }

    /// <summary><c>2021-2023</c> for whole calendar years, else both days with the end exclusive.</summary>
    public static string CodeOf(DateOnly from, DateOnly until) =>
        from is { Month: 1, Day: 1 } && until is { Month: 1, Day: 1 }
            ? string.Create(CultureInfo.InvariantCulture, $"{from.Year:0000}-{until.Year - 1:0000}")
            : string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{until:yyyy-MM-dd}");
}
