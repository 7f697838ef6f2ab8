using Microsoft.Extensions.Primitives;

namespace Analytics.Graph.Exports;

/// <summary>Addresses that belong to an export, as the header Link tells them.</summary>
internal static class ExportLinks
{
    /// <summary>The same answer for ever, what its columns are, and the page after it.</summary>
    public static StringValues Of(ExportTable table, ExportFormat format)
    {
        var links = new List<string> { Link(table.Permalink, "canonical") };
        if (format == ExportFormat.Csv)
        {
            var columns = Address(ExportFormat.CsvColumns, table.Question.Parameters, table.Manifest.Id);
            links.Add(Link(columns, "describedby"));
        }

        if (table.Answer is { HasNextPage: true, EndCursor: { } cursor } && !format.OnlyColumns)
        {
            var next = Address(format, table.Question.ParametersAfter(cursor), table.Manifest.Id);
            links.Add(Link(next, "next"));
        }

        return string.Join(", ", links);
    }

    /// <summary>The address of a question in a form, on a snapshot.</summary>
    public static string Address(ExportFormat format, string parameters, string snapshot) =>
        $"{format.Path}?{parameters}&snapshot={snapshot}";

    private static string Link(string address, string relation) => $"<{address}>; rel=\"{relation}\"";
}
