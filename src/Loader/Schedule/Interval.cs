using System.Globalization;

namespace Analytics.Loader.Schedule;

/// <summary>Lengths of time as an operator types them: <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>.</summary>
public static class Interval
{
    /// <summary>Longest that is taken, 366 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Reads a length of time.</summary>
    /// <returns>Null when the text is none, is not above zero or is longer than <see cref="Longest"/>.</returns>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        double? seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => null };
        return seconds * count is { } length && length > 0 && length <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(length)
            : null;
    }

    /// <summary>A length of time for people: <c>45 s</c>, <c>12 min</c>, <c>3 h 5 min</c>, <c>2 d 4 h</c>.</summary>
    public static string Text(TimeSpan length)
    {
        var text = length switch
        {
            { TotalSeconds: < 90 } => $"{Math.Max(0, Math.Ceiling(length.TotalSeconds)):0} s",
            { TotalMinutes: < 90 } => $"{length.TotalMinutes:0} min",
            { TotalHours: < 48 } => $"{(int)length.TotalHours} h {length.Minutes} min",
            _ => $"{length.Days} d {length.Hours} h",
        };
        return text;
    }
}
