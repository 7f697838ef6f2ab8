namespace Analytics.Graph.Engine.Types;

/// <summary>"Did you mean": names close to a wrong one.</summary>
internal static class Suggestions
{
    private const int MaxNames = 5;
    private const int MaxListed = 12;
    private const int MaxLength = 60;

    /// <summary>A sentence with a leading space; empty when nothing is close.</summary>
    public static string For(string wrong, IEnumerable<string> names)
    {
        var close = Close(wrong, names);
        return close.Count == 0 ? string.Empty : $" Did you mean {string.Join(" or ", close)}?";
    }

    /// <summary>The same, or all names where nothing is close and they are few.</summary>
    public static string Among(string wrong, IReadOnlyCollection<string> names)
    {
        var close = For(wrong, names);
        return close.Length > 0 || names.Count is 0 or > MaxListed ? close : $" It has {string.Join(", ", names)}.";
    }

    private static List<string> Close(string wrong, IEnumerable<string> names)
    {
        if (wrong.Length is 0 or > MaxLength)
        {
            return [];
        }

        var threshold = (wrong.Length * 2 / 5) + 1;
        return [.. names.Distinct()
            .Where(name => Math.Abs(name.Length - wrong.Length) <= threshold)
            .Select(name => (Name: name, Distance: Distance(wrong.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(item => item.Distance <= threshold)
            .OrderBy(item => item.Distance).ThenBy(item => item.Name, StringComparer.Ordinal)
            .Take(MaxNames).Select(item => item.Name)];
    }

    /// <summary>Edits that turn one text into another; swapping two neighbours is one edit.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[b.Length];
    }
}
