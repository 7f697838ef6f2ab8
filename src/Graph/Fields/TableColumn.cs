using System.Collections.Immutable;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>A column of a flat table: what it is called and what its cells are.</summary>
internal sealed record TableColumn(
    string Name, Wording Title, string Kind, string Type, string? Unit, Wording? Definition, TableCells Cells)
{
    /// <summary>The columns of a table: code and name of each dimension, then the numbers.</summary>
    public static ImmutableArray<TableColumn> Of(
        ResultTable table, StatusColumns status, MemberIndex members, Lang lang = Lang.Vi) =>
    [
        .. table.Keys.SelectMany(key => OfDimension(key, members, lang)),
        .. table.Measures.SelectMany(measure => OfMeasure(measure, status)),
    ];

    private static IEnumerable<TableColumn> OfDimension(KeyColumn key, MemberIndex members, Lang lang)
    {
        var dimension = key.Dimension;
        var title = dimension.Title;
        yield return new TableColumn(
            $"{dimension.Name}Code", new($"{title.Vi} (mã)", $"{title.En} (code)"), "DIMENSION", "STRING", null,
            dimension.Definition, new TableCells.OfMembers(key, one => CodeOf(dimension, one, members)));
        yield return new TableColumn(
            dimension.Name, title, "DIMENSION", "STRING", null, dimension.Definition,
            new TableCells.OfMembers(key, one => NameOf(dimension, one, members)?.In(lang)));
    }

    private static IEnumerable<TableColumn> OfMeasure(MeasureColumn column, StatusColumns status)
    {
        var measure = column.Measure;
        var isExact = measure.Unit.Number == NumberKind.Exact;
        yield return new TableColumn(
            measure.Name, measure.Title, "MEASURE", isExact ? "INTEGER" : "DECIMAL", measure.Unit.Name,
            measure.Definition, isExact ? new TableCells.OfIntegers(column) : new TableCells.OfReals(column));
        if (status == StatusColumns.Shown)
        {
            yield return new TableColumn(
                $"{measure.Name}Status", new($"{measure.Title.Vi} (trạng thái)", $"{measure.Title.En} (status)"),
                "STATUS", "STRING", null, null, new TableCells.OfStatus(column));
        }
    }

    private static string? CodeOf(Dimension dimension, int key, MemberIndex members) => dimension.Kind switch
    {
        DimensionKind.Area => members.Area(key) is { } area ? AreaWriter.CodeOf(area, members) : null,
        DimensionKind.Member => members.Member(dimension.Name, key)?.QualifiedCode,
        _ => members.Period(dimension, key)?.Code,
    };

    private static Wording? NameOf(Dimension dimension, int key, MemberIndex members) => dimension.Kind switch
    {
        DimensionKind.Area => members.Area(key)?.Name,
        DimensionKind.Member => members.Member(dimension.Name, key)?.Name,
        _ => members.Period(dimension, key)?.Label,
    };
}
