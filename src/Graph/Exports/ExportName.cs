using Analytics.Graph.Fields;
using Microsoft.Net.Http.Headers;

namespace Analytics.Graph.Exports;

/// <summary>Names the file of an export after what is in it.</summary>
internal static class ExportName
{
    private const int MostNames = 3;
    private const int MostChars = 120;

    /// <summary>The header that offers the answer as a file: a name of plain letters, and one in the language
    /// asked.</summary>
    public static string Disposition(ExportTable table, ExportFormat format)
    {
        var measures = table.Columns.Where(one => one.Kind == "MEASURE").ToList();
        // each dimension has two columns
        var dimensions = table.Columns.Where(one => one.Kind == "DIMENSION")
            .Where((_, index) => index % 2 == 1).ToList();
        var by = dimensions.Count == 0 ? "" : $"-by-{Joined(dimensions.Select(one => one.Name), "-")}";
        var plain = $"{Joined(measures.Select(one => one.Name), "-")}{by}";
        var word = table.Lang == Lang.En ? "by" : "theo";
        var named = dimensions.Count == 0
            ? ""
            : $" {word} {Joined(dimensions.Select(one => one.Title.In(table.Lang)), ", ")}";
        var spoken = $"{Joined(measures.Select(one => one.Title.In(table.Lang)), ", ")}{named}";
        return new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"\"{Whole(plain, "_", table, format)}\"",
            FileNameStar = Whole(spoken, " - ", table, format),
        }.ToString();
    }

    private static string Joined(IEnumerable<string> names, string between)
    {
        var all = names.ToList();
        var more = all.Count > MostNames ? $"{between}+{all.Count - MostNames}" : "";
        return string.Join(between, all.Take(MostNames)) + more;
    }

    private static string Whole(string name, string between, ExportTable table, ExportFormat format)
    {
        var cut = name.Length > MostChars ? name[..MostChars].TrimEnd() : name;
        return string.Concat(cut.Select(one => "/\\:*?\"<>|".Contains(one) ? '-' : one))
            + between + table.Manifest.Id + format.Ending;
    }
}
