using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>A column of a flat table: what it is called and how its cells are written.</summary>
internal sealed record TableColumn(
    string Name, Wording Title, string Kind, string Type, string? Unit, Wording? Definition, ValueWriter<int> Write)
{
    /// <summary>The columns of a table: code and name of each dimension, then the numbers.</summary>
    public static ImmutableArray<TableColumn> Of(ResultTable table, StatusColumns status, MemberIndex members) =>
    [
        .. table.Keys.SelectMany(key => OfDimension(key, members)),
        .. table.Measures.SelectMany(measure => OfMeasure(measure, status)),
    ];

    private static IEnumerable<TableColumn> OfDimension(KeyColumn key, MemberIndex members)
    {
        var dimension = key.Dimension;
        var title = dimension.Title;
        yield return new TableColumn(
            $"{dimension.Name}Code", new($"{title.Vi} (mã)", $"{title.En} (code)"), "DIMENSION", "STRING", null,
            dimension.Definition,
            Once(key, one => CodeOf(dimension, one, members)));
        yield return new TableColumn(
            dimension.Name, title, "DIMENSION", "STRING", null, dimension.Definition,
            Once(key, one => NameOf(dimension, one, members)));
    }

    private static IEnumerable<TableColumn> OfMeasure(MeasureColumn column, StatusColumns status)
    {
        var measure = column.Measure;
        var isExact = measure.Unit.Number == NumberKind.Exact;
        yield return new TableColumn(
            measure.Name, measure.Title, "MEASURE", isExact ? "INTEGER" : "DECIMAL", measure.Unit.Name,
            measure.Definition,
            CellWriter.Value(column, NumberUnit.One));
        if (status == StatusColumns.Shown)
        {
            yield return new TableColumn(
                $"{measure.Name}Status", new($"{measure.Title.Vi} (trạng thái)", $"{measure.Title.En} (status)"),
                "STATUS", "STRING", null, null,
                (json, row) => StatusWriter.Write(json, column.Status[row]));
        }
    }

    private static string? CodeOf(Dimension dimension, int key, MemberIndex members) => dimension.Kind switch
    {
        DimensionKind.Area => members.Area(key) is { } area ? AreaWriter.CodeOf(area, members) : null,
        DimensionKind.Member => members.Member(dimension.Name, key)?.QualifiedCode,
        _ => members.Period(dimension, key)?.Code,
    };

    private static string? NameOf(Dimension dimension, int key, MemberIndex members) => dimension.Kind switch
    {
        DimensionKind.Area => members.Area(key)?.Name.Vi,
        DimensionKind.Member => members.Member(dimension.Name, key)?.Name.Vi,
        _ => members.Period(dimension, key)?.Label.Vi,
    };

    private static ValueWriter<int> Once(KeyColumn column, Func<int, string?> read)
    {
        var encoded = new Dictionary<int, JsonEncodedText?>();
        return (json, row) =>
        {
            if (column.KeyAt(row) is not { } key)
            {
                json.WriteNullValue();
                return;
            }

            if (!encoded.TryGetValue(key, out var text))
            {
                encoded[key] = text = read(key) is { } found ? JsonEncodedText.Encode(found, JsonText.Encoder) : null;
            }

            if (text is { } known)
            {
                json.WriteStringValue(known);
            }
            else
            {
                json.WriteNullValue();
            }
        };
    }
}
