using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Fields;

/// <summary>Writes flat tables.</summary>
internal static class TableWriter
{
    /// <summary>A writer of the fields that are selected under a table.</summary>
    public static ValueWriter<FlatTable> Of(Selection selection) =>
        ObjectWriter.Of<FlatTable>("Table", selection.Children, Field);

    private static ValueWriter<FlatTable> Field(Selection field)
    {
        switch (field.Field.Name)
        {
            case "columns":
                var columns = ObjectWriter.ListOf(ObjectWriter.Of<TableColumn>("Column", field.Children, ColumnField));
                return (json, table) => columns(json, table.Columns);
            case "rows":
                return WriteRows;
            case "count":
                return (json, table) => json.WriteNumberValue(table.Answer.Count);
            case "endCursor":
                return ObjectWriter.Text<FlatTable>(table => table.Answer.EndCursor);
            case "hasNextPage":
                return (json, table) => json.WriteBooleanValue(table.Answer.HasNextPage);
            case "meta":
                var meta = MetaWriter.Of(field);
                return (json, table) => meta(json, table.Meta);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }

    private static void WriteRows(System.Text.Json.Utf8JsonWriter json, FlatTable table)
    {
        var rowCount = table.Answer.Rows!.RowCount; // a table always asks for rows
        json.WriteStartArray();
        for (var row = 0; row < rowCount; row++)
        {
            json.WriteStartArray();
            foreach (var column in table.Columns)
            {
                column.Cells.Write(json, row);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static ValueWriter<TableColumn> ColumnField(Selection field) => field.Field.Name switch
    {
        "name" => ObjectWriter.Text<TableColumn>(column => column.Name),
        "title" => Label(field, column => column.Title),
        "kind" => ObjectWriter.Text<TableColumn>(column => column.Kind),
        "type" => ObjectWriter.Text<TableColumn>(column => column.Type),
        "unit" => ObjectWriter.Text<TableColumn>(column => column.Unit),
        "definition" => Label(field, column => column.Definition),
        _ => throw ObjectWriter.Unknown(field),
    };

    private static ValueWriter<TableColumn> Label(Selection field, Func<TableColumn, Wording?> read)
    {
        var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "VI");
        return ObjectWriter.Text<TableColumn>(column => read(column)?.In(lang));
    }
}
