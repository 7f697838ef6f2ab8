using System.Collections.Immutable;
using Analytics.Graph.Fields;

namespace Analytics.Graph.Exports;

/// <summary>What the columns of an export are, as lines of texts.</summary>
internal static class ColumnRows
{
    /// <summary>What the cells of a line are.</summary>
    public static readonly ImmutableArray<string> Heading =
        ["name", "title", "kind", "type", "unit", "definition", "measureVersion", "snapshot", "permalink"];

    /// <summary>One line for each column.</summary>
    public static IEnumerable<string?[]> Of(ExportTable table) => table.Columns.Select(one => new[]
    {
        one.Name, one.Title.In(table.Lang), one.Kind, one.Type, one.Unit, one.Definition?.In(table.Lang),
        one.Kind == "MEASURE" ? table.ModelVersion : null, table.Manifest.Id, table.Permalink,
    });
}
