using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DuckDB.NET.Data;

namespace Analytics.Graph.Tests.Support;

/// <summary>Reads exports back, each cell as one text: numbers with the digits that tell them apart, empty for
/// null. The first row holds the names.</summary>
public static class FlatRows
{
    public static List<string[]> OfTable(JsonNode table) =>
    [
        [.. table["columns"]!.AsArray().Select(one => one!["name"]!.GetValue<string>())],
        .. table["rows"]!.AsArray().Select(row => row!.AsArray().Select(Cell).ToArray()),
    ];

    public static List<string[]> OfJson(byte[] bytes)
    {
        var export = JsonNode.Parse(bytes)!;
        var names = export["columns"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ToArray();
        return
        [
            names,
            .. export["rows"]!.AsArray().Select(row =>
            {
                Assert.Equal(names, row!.AsObject().Select(pair => pair.Key));
                return row.AsObject().Select(pair => Cell(pair.Value)).ToArray();
            }),
        ];
    }

    public static List<string[]> OfCsv(byte[] bytes)
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var rows = new List<string[]>();
        for (var at = 0; at < text.Length;)
        {
            rows.Add([.. CsvRow(text, ref at)]);
        }

        return rows;
    }

    public static List<string[]> OfXlsx(byte[] bytes, int sheet)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var workbook = document.WorkbookPart!;
        var id = workbook.Workbook.Descendants<Sheet>().ElementAt(sheet).Id!.Value!;
        return
        [
            .. ((WorksheetPart)workbook.GetPartById(id)).Worksheet.Descendants<Row>()
                .Select(row => row.Elements<Cell>().Select(Cell).ToArray()),
        ];
    }

    public static List<string[]> OfParquet(string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM read_parquet('{path}')";
        using var reader = command.ExecuteReader();
        var rows = new List<string[]> { Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray() };
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => Text(reader.GetValue(at)))]);
        }

        return rows;
    }

    private static string Text(object value) => value switch
    {
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        string text => text,
        DBNull => "",
        _ => throw new InvalidOperationException($"A column of {value.GetType().Name} was not expected."),
    };

    private static string Cell(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<long>(out var whole) => whole.ToString(CultureInfo.InvariantCulture),
        _ => node.GetValue<double>().ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Cell(Cell cell)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return cell.InlineString!.InnerText;
        }

        return cell.CellValue?.Text ?? "";
    }

    private static List<string> CsvRow(string text, ref int at)
    {
        var cells = new List<string>();
        do
        {
            cells.Add(CsvCell(text, ref at));
        }
        while (text[at++] == ',');
        Assert.Equal('\n', text[at++]); // the loop took the \r
        return cells;
    }

    private static string CsvCell(string text, ref int at)
    {
        if (text[at] != '"')
        {
            var end = text.IndexOfAny([',', '\r'], at);
            var plain = text[at..end];
            at = end;
            return plain;
        }

        var cell = new StringBuilder();
        for (at++; text[at] != '"' || text[at + 1] == '"'; at++)
        {
            at += text[at] == '"' ? 1 : 0;
            cell.Append(text[at]);
        }

        at++;
        return cell.ToString();
    }
}
