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

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
