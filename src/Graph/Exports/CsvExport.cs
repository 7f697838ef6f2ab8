using System.Globalization;
using System.Text;
using Analytics.Graph.Fields;

namespace Analytics.Graph.Exports;

/// <summary>Writes comma-separated values as RFC 4180 says, for spreadsheets: UTF-8 with a byte order mark, and no text
/// that a spreadsheet takes for a formula.</summary>
internal static class CsvExport
{
    private const int FlushChars = 32 << 10;
    private const string LineEnd = "\r\n";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes names and rows.</summary>
    public static async Task WriteAsync(ExportTable table, Stream body, CancellationToken stop)
    {
        var text = new StringBuilder();
        await body.WriteAsync(Utf8.Preamble.ToArray(), stop);
        AppendLine(text, table.Columns.Select(one => Text(one.Name)));
        for (var row = 0; row < table.RowCount; row++)
        {
            AppendLine(text, table.Columns.Select(one => Cell(one.Cells, row)));
            if (text.Length > FlushChars)
            {
                await FlushAsync(text, body, stop);
            }
        }

        await FlushAsync(text, body, stop);
    }

    /// <summary>Writes one line for each column, and one for each fact about the whole.</summary>
    public static async Task WriteColumnsAsync(ExportTable table, Stream body, CancellationToken stop)
    {
        var text = new StringBuilder();
        await body.WriteAsync(Utf8.Preamble.ToArray(), stop);
        AppendLine(text, ColumnRows.Heading.Select(Text));
        foreach (var line in ColumnRows.Of(table))
        {
            AppendLine(text, line.Select(Text));
        }

        await FlushAsync(text, body, stop);
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells).Append(LineEnd);

    private static string Cell(TableCells cells, int row) =>
        cells.IntegerAt(row)?.ToString(CultureInfo.InvariantCulture)
            ?? cells.RealAt(row)?.ToString("R", CultureInfo.InvariantCulture)
            ?? Text(cells.TextAt(row));

    /// <summary>A text, quoted where it must be; one that a spreadsheet would compute begins with an
    /// apostrophe.</summary>
    private static string Text(string? text)
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

    private static async Task FlushAsync(StringBuilder text, Stream body, CancellationToken stop)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), stop);
        text.Clear();
    }
}
