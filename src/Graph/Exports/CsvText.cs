namespace Analytics.Graph.Exports;

/// <summary>Texts as cells of comma-separated values.</summary>
public static class CsvText
{
    /// <summary>A text, quoted where it must be; one that a spreadsheet would compute begins with an apostrophe. Empty
    /// for null.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = IsComputed(text) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    /// <summary>Spreadsheets look behind spaces and take wide forms of the signs for the signs.</summary>
    private static bool IsComputed(string text) => text[0] is '\t' or '\r' or '\n'
        || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..];
}
