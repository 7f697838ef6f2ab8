using System.Globalization;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Exports;

/// <summary>Every export holds the numbers of <c>table</c> and of <c>analysis</c>.</summary>
public sealed class SameNumbersTests(SyntheticGraph graph)
{
    private const int Questions = 60;

    [Fact]
    public async Task Exports_table_and_analysis_answer_the_same_to_random_questions()
    {
        var rows = 0;
        for (var seed = 1; seed <= Questions; seed++)
        {
            rows += await CompareAsync(seed, RandomExport.Of(seed));
        }

        Assert.True(rows > 20 * Questions, $"Only {rows} rows were compared.");
    }

    private async Task<int> CompareAsync(int seed, RandomExport question)
    {
        var what = $"seed {seed}: {question.Address}";
        var data = await graph.Host.DataAsync(
            $"{{ table(ask: {{ {question.Ask}, status: true, first: 10000 }}) {{ columns {{ name }} rows }} }}");
        var expected = FlatRows.OfTable(data["table"]!);
        var address = $"{question.Address}&status=true";

        AssertSame(what, "csv", expected, FlatRows.OfCsv(await FetchAsync($"/table.csv?{address}")));
        AssertSame(what, "json", expected, FlatRows.OfJson(await FetchAsync($"/table.json?{address}")));
        AssertSame(what, "xlsx", expected, FlatRows.OfXlsx(await FetchAsync($"/table.xlsx?{address}"), 0));
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("a.parquet"), await FetchAsync($"/table.parquet?{address}"));
        AssertSame(what, "parquet", expected, FlatRows.OfParquet(folder.File("a.parquet")));
        AssertSame(what, "csv without statuses", [.. expected.Select(row => WithoutStatuses(row, expected[0]))],
            FlatRows.OfCsv(await FetchAsync($"/table.csv?{question.Address}")));
        AssertSame(what, "analysis", [.. expected.Skip(1).Select(Numbers)], await AnalysisAsync(question, expected[0]));
        return expected.Count - 1;

        // an analysis has neither names of members nor heads of columns
        string[] Numbers(string[] row) => [.. row.Where((_, at) => !IsName(expected[0], at))];
    }

    private static string[] WithoutStatuses(string[] row, string[] heads) =>
        [.. row.Where((_, at) => !heads[at].EndsWith("Status", StringComparison.Ordinal))];

    private static bool IsName(string[] heads, int at) => at > 0 && heads[at - 1] == heads[at] + "Code";

    private async Task<List<string[]>> AnalysisAsync(RandomExport question, string[] heads)
    {
        var data = await graph.Host.DataAsync(question.Analysis);
        var frame = data["analysis"]!;
        var place = question.Subject is null ? frame : frame[question.Subject]!;
        return
        [
            .. place["rows"]!["nodes"]!.AsArray().Select(node => heads.Where((_, at) => !IsName(heads, at))
                .Select(head => CellOf(node!, head)).ToArray()),
        ];
    }

    private static string CellOf(JsonNode node, string head)
    {
        if (head.EndsWith("Code", StringComparison.Ordinal))
        {
            return node["by"]![head[..^4]]?["code"]!.GetValue<string>() ?? "";
        }

        return head.EndsWith("Status", StringComparison.Ordinal)
            ? node["facts"]![head[..^6]]!["status"]!.GetValue<string>()
            : node["facts"]![head]!["value"] switch
            {
                null => "",
                JsonValue value when value.TryGetValue<long>(out var whole) => whole.ToString(CultureInfo.InvariantCulture),
                var value => value.GetValue<double>().ToString("R", CultureInfo.InvariantCulture),
            };
    }

    private async Task<byte[]> FetchAsync(string address)
    {
        using var reply = await graph.Host.Client.GetAsync(address);
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        Assert.True(reply.IsSuccessStatusCode, $"{address}: {System.Text.Encoding.UTF8.GetString(bytes)}");
        return bytes;
    }

    private static void AssertSame(string what, string form, List<string[]> expected, List<string[]> actual)
    {
        Assert.True(expected.Count == actual.Count, $"{what}: {form} has {actual.Count} rows, not {expected.Count}.");
        foreach (var (left, right) in expected.Zip(actual))
        {
            Assert.True(left.SequenceEqual(right), $"{what}: {form} {string.Join('|', right)}, not {string.Join('|', left)}");
        }
    }
}
