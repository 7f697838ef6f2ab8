using System.Buffers;
using System.Text.Json;
using Analytics.Graph.Fields;

namespace Analytics.Graph.Exports;

/// <summary>Writes an object: the columns, the rows as objects by name, and what is to be known about them.</summary>
internal static class JsonExport
{
    private const int FlushBytes = 64 << 10;

    /// <summary>Writes it, a piece at a time.</summary>
    public static async Task WriteAsync(ExportTable table, Stream body, CancellationToken stop)
    {
        var piece = new ArrayBufferWriter<byte>(FlushBytes * 2);
        await using var json = new Utf8JsonWriter(piece, new JsonWriterOptions { Encoder = JsonText.Encoder });
        var names = table.Columns.Select(one => JsonEncodedText.Encode(one.Name, JsonText.Encoder)).ToArray();
        json.WriteStartObject();
        WriteColumns(json, table);
        json.WriteStartArray("rows");
        for (var row = 0; row < table.RowCount; row++)
        {
            json.WriteStartObject();
            for (var column = 0; column < names.Length; column++)
            {
                json.WritePropertyName(names[column]);
                table.Columns[column].Cells.Write(json, row);
            }

            json.WriteEndObject();
            if (json.BytesPending + piece.WrittenCount > FlushBytes)
            {
                await FlushAsync(json, piece, body, stop);
            }
        }

        json.WriteEndArray();
        WriteAbout(json, table);
        json.WriteEndObject();
        await FlushAsync(json, piece, body, stop);
    }

    private static void WriteColumns(Utf8JsonWriter json, ExportTable table)
    {
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("title", column.Title.In(table.Lang));
            json.WriteString("kind", column.Kind);
            json.WriteString("type", column.Type);
            json.WriteString("unit", column.Unit);
            json.WriteString("definition", column.Definition?.In(table.Lang));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAbout(Utf8JsonWriter json, ExportTable table)
    {
        json.WriteNumber("count", table.Answer.Count);
        json.WriteBoolean("hasNextPage", table.Answer.HasNextPage);
        json.WriteString("endCursor", table.Answer.EndCursor);
        foreach (var (name, text) in table.About)
        {
            json.WriteString(name, text);
        }

        json.WriteStartArray("warnings");
        foreach (var note in table.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", note.Code);
            json.WriteString("message", note.Message.In(table.Lang));
            json.WriteString("severity", Words.Of(note.Severity));
            json.WriteString("suggestion", note.Suggestion);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static async Task FlushAsync(
        Utf8JsonWriter json, ArrayBufferWriter<byte> piece, Stream body, CancellationToken stop)
    {
        await json.FlushAsync(stop);
        await body.WriteAsync(piece.WrittenMemory, stop);
        piece.ResetWrittenCount();
    }
}
