using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Graph.Tests.Support;

/// <summary>Tells texts from numbers in a spreadsheet.</summary>
public static class XlsxTypes
{
    /// <summary>s for each text and n for each number of a row of the first sheet.</summary>
    public static IEnumerable<string> OfRow(byte[] bytes, int row)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var workbook = document.WorkbookPart!;
        var id = workbook.Workbook.Descendants<Sheet>().First().Id!.Value!;
        return
        [
            .. ((WorksheetPart)workbook.GetPartById(id)).Worksheet.Descendants<Row>().ElementAt(row).Elements<Cell>()
                .Select(cell => cell.DataType is null ? "n" : "s"),
        ];
    }
}
