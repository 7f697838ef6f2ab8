using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Graph.Exports;

/// <summary>How cells of a spreadsheet look.</summary>
internal static class XlsxStyles
{
    /// <summary>As it comes.</summary>
    public const uint Plain = 0;

    /// <summary>Bold.</summary>
    public const uint Bold = 1;

    /// <summary>Whole numbers with separators between thousands.</summary>
    public const uint Whole = 2;

    private const uint WholeFormat = 3; // one of the formats that every spreadsheet knows: #,##0

    /// <summary>The styles of a workbook.</summary>
    public static Stylesheet Make() => new(
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(
            new DocumentFormat.OpenXml.Spreadsheet.Fill(new PatternFill { PatternType = PatternValues.None }),
            new DocumentFormat.OpenXml.Spreadsheet.Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(
            new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(
            new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            new CellFormat
            {
                NumberFormatId = 0, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true,
            },
            new CellFormat
            {
                NumberFormatId = WholeFormat, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0,
                ApplyNumberFormat = true,
            }));
}
