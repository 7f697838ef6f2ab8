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
        AppendLine(text, table.Columns.Select(one => CsvText.Of(one.Name)));
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
        AppendLine(text, ColumnRows.Heading.Select(CsvText.Of));
        foreach (var line in ColumnRows.Of(table))
        {
            AppendLine(text, line.Select(CsvText.Of));
        }

        await FlushAsync(text, body, stop);
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells).Append(LineEnd);

    private static string Cell(TableCells cells, int row) =>
        cells.IntegerAt(row)?.ToString(CultureInfo.InvariantCulture)
            ?? cells.RealAt(row)?.ToString("R", CultureInfo.InvariantCulture)
            ?? CsvText.Of(cells.TextAt(row));

    private static async Task FlushAsync(StringBuilder text, Stream body, CancellationToken stop)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), stop);
        text.Clear();
    }
}
