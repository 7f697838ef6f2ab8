using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Graph.Exports;

/// <summary>One sheet, written row by row and never held as a whole. Cells have no addresses: they follow each
/// other.</summary>
internal sealed class XlsxSheet : IDisposable
{
    private static readonly InlineString Inline = new();
    private readonly OpenXmlWriter writer;

    /// <summary>Begins a sheet whose first row stays in sight.</summary>
    /// <param name="part">Where it is written.</param>
    /// <param name="widths">Of the columns, in letters.</param>
    public XlsxSheet(WorksheetPart part, ImmutableArray<double> widths)
    {
        writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        writer.WriteStartElement(new Columns());
        for (var column = 0; column < widths.Length; column++)
        {
            var number = (uint)column + 1;
            writer.WriteElement(new Column { Min = number, Max = number, Width = widths[column], CustomWidth = true });
        }

        writer.WriteEndElement();
        writer.WriteStartElement(new SheetData());
    }

    /// <summary>Writes a row of bold texts.</summary>
    public void Heading(IEnumerable<string> texts)
    {
        Open();
        foreach (var text in texts)
        {
            Text(text, XlsxStyles.Bold);
        }

        Close();
    }

    /// <summary>Writes a row of texts.</summary>
    public void Line(IEnumerable<string?> texts)
    {
        Open();
        foreach (var text in texts)
        {
            Text(text);
        }

        Close();
    }

    /// <summary>Begins a row.</summary>
    public void Open() => writer.WriteStartElement(new Row());

    /// <summary>Ends a row.</summary>
    public void Close() => writer.WriteEndElement();

    /// <summary>Writes a whole number.</summary>
    public void Number(long number) =>
        Value(number.ToString(CultureInfo.InvariantCulture), XlsxStyles.Whole);

    /// <summary>Writes a number.</summary>
    public void Number(double number) => Value(number.ToString("R", CultureInfo.InvariantCulture), XlsxStyles.Plain);

    /// <summary>Writes a text, or an empty cell for null.</summary>
    public void Text(string? text, uint style = XlsxStyles.Plain)
    {
        if (text is null)
        {
            writer.WriteElement(new Cell());
            return;
        }

        writer.WriteStartElement(new Cell { DataType = CellValues.InlineString, StyleIndex = style });
        writer.WriteStartElement(Inline);
        writer.WriteElement(new Text(Valid(text)) { Space = SpaceProcessingModeValues.Preserve });
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Ends the sheet.</summary>
    public void Dispose()
    {
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Dispose();
    }

    private void Value(string number, uint style)
    {
        writer.WriteStartElement(new Cell { StyleIndex = style });
        writer.WriteElement(new CellValue(number));
        writer.WriteEndElement();
    }

    /// <summary>XML cannot hold every character.</summary>
    private static string Valid(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            return string.Concat(text.Select(one => XmlConvert.IsXmlChar(one) ? one : ' '));
        }
    }
}
