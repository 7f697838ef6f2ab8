using System.Text.Json;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Fields;

/// <summary>Writes the answer of one <c>rows</c> or <c>total</c> field: writers are made once, then each row is one
/// pass over them.</summary>
internal sealed class BreakdownWriter(Answer answer, string prefix, MemberIndex members)
{
    /// <summary>A writer of a <c>rows</c> field.</summary>
    public Action<Utf8JsonWriter> Rows(Selection rows)
    {
        var write = ObjectWriter.Of<Answer>($"{prefix}Rows", rows.Children, RowsField);
        return json => write(json, answer);
    }

    /// <summary>A writer of a <c>total</c> field.</summary>
    public Action<Utf8JsonWriter> Total(Selection total) => OneRow(total, answer.Total);

    private ValueWriter<Answer> RowsField(Selection field)
    {
        switch (field.Field.Name)
        {
            case "nodes":
                var nodes = Nodes(field);
                return (json, _) => nodes(json);
            case "total":
                var total = OneRow(field, answer.Total);
                return (json, _) => total(json);
            case "rest":
                var rest = OneRow(field, answer.Rest);
                return (json, _) => rest(json);
            case "count":
                return (json, from) => json.WriteNumberValue(from.Count);
            case "endCursor":
                return ObjectWriter.Text<Answer>(from => from.EndCursor);
            case "hasNextPage":
                return (json, from) => json.WriteBooleanValue(from.HasNextPage);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }

    private Action<Utf8JsonWriter> OneRow(Selection facts, ResultTable? table)
    {
        if (table is null or { RowCount: 0 })
        {
            return json => json.WriteNullValue();
        }

        var write = Facts(facts, table);
        return json => write(json, 0);
    }

    private Action<Utf8JsonWriter> Nodes(Selection nodes)
    {
        var table = answer.Rows!; // the reader asks for rows wherever nodes are selected
        var write = ObjectWriter.Of<int>($"{prefix}Row", nodes.Children, field => Node(field, table));
        return json =>
        {
            json.WriteStartArray();
            for (var row = 0; row < table.RowCount; row++)
            {
                write(json, row);
            }

            json.WriteEndArray();
        };
    }

    private ValueWriter<int> Node(Selection field, ResultTable table) => field.Field.Name switch
    {
        "key" => (json, row) => json.WriteStringValue(KeyOf(table, row)),
        "by" => ObjectWriter.Of<int>(
            $"{prefix}Grain", field.Children, one => KeyWriter.Of(one, ColumnOf(table, one), members)),
        "facts" => Facts(field, table),
        _ => throw ObjectWriter.Unknown(field),
    };

    private ValueWriter<int> Facts(Selection facts, ResultTable table) => ObjectWriter.Of<int>(
        $"{prefix}Facts", facts.Children,
        cell => CellWriter.Of(cell, table.Measures.Single(one => one.Measure.Name == cell.Field.Name)));

    private static KeyColumn ColumnOf(ResultTable table, Selection dimension) =>
        table.Keys.Single(one => one.Dimension.Name == dimension.Field.Name);

    private string KeyOf(ResultTable table, int row) => table.Keys.IsEmpty
        ? "*"
        : string.Join(
            ';', table.Keys.Select(column => $"{column.Dimension.Name}={KeyWriter.IdentityOf(column, row, members)}"));
}
