using System.IO.Compression;
using Analytics.Graph.Fields;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Graph.Exports;

/// <summary>Writes a spreadsheet: the rows on the first sheet, what the columns are on the second.</summary>
internal static class XlsxExport
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>Writes it to a file that does not exist yet.</summary>
    public static Task WriteAsync(ExportTable table, string path, CancellationToken stop) =>
        Task.Run(() => Write(table, path, stop), stop);

    private static void Write(ExportTable table, string path, CancellationToken stop)
    {
        WriteParts(table, path, stop);
        using var parts = ZipFile.Open(path, ZipArchiveMode.Update);
        foreach (var part in parts.Entries)
        {
            part.LastWriteTime = table.Manifest.PublishedAt; // the same question gives the same bytes
        }
    }

    private static void WriteParts(ExportTable table, string path, CancellationToken stop)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        // ids of our own: others are random
        var workbook = document.AddNewPart<WorkbookPart>(WorkbookType, "workbook");
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Make();
        var rows = workbook.AddNewPart<WorksheetPart>("rows");
        var columns = workbook.AddNewPart<WorksheetPart>("columns");
        using (var sheet = new XlsxSheet(rows, [.. table.Columns.Select(WidthOf)]))
        {
            WriteRows(sheet, table, stop);
        }

        using (var sheet = new XlsxSheet(columns, [24, 30, 12, 10, 14, 80, 16, 34, 60]))
        {
            WriteColumns(sheet, table);
        }

        var isEnglish = table.Lang == Lang.En;
        workbook.Workbook = new Workbook(new Sheets(
            new Sheet { Name = isEnglish ? "Data" : "Số liệu", SheetId = 1, Id = workbook.GetIdOfPart(rows) },
            new Sheet { Name = isEnglish ? "Columns" : "Cột", SheetId = 2, Id = workbook.GetIdOfPart(columns) }));
    }

    private static void WriteRows(XlsxSheet sheet, ExportTable table, CancellationToken stop)
    {
        sheet.Heading(table.Columns.Select(one => one.Name));
        for (var row = 0; row < table.RowCount; row++)
        {
            stop.ThrowIfCancellationRequested();
            sheet.Open();
            foreach (var column in table.Columns)
            {
                WriteCell(sheet, column.Cells, row);
            }

            sheet.Close();
        }
    }

    private static void WriteCell(XlsxSheet sheet, TableCells cells, int row)
    {
        if (cells.IntegerAt(row) is { } whole)
        {
            sheet.Number(whole);
        }
        else if (cells.RealAt(row) is { } real)
        {
            sheet.Number(real);
        }
        else
        {
            sheet.Text(cells.TextAt(row));
        }
    }

    private static void WriteColumns(XlsxSheet sheet, ExportTable table)
    {
        sheet.Heading(ColumnRows.Heading);
        foreach (var line in ColumnRows.Of(table))
        {
            sheet.Line(line);
        }

        sheet.Line([]);
        foreach (var (name, text) in table.About)
        {
            sheet.Line([name, text]);
        }

        foreach (var note in table.Warnings)
        {
            sheet.Line(["warning", note.Code, null, null, null, note.Message.In(table.Lang)]);
        }
    }

    private static double WidthOf(Fields.TableColumn column) => Math.Max(column.Kind == "DIMENSION" ? 18 : 16,
        column.Name.Length + 2);
}
