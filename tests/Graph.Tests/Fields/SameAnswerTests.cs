using System.Text.RegularExpressions;
using Analytics.Graph.Tests.Exports;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Fields;

/// <summary>However a question is written, its numbers are the same. Random questions.</summary>
public sealed partial class SameAnswerTests(SyntheticGraph graph)
{
    private const int Questions = 40;

    [Fact]
    public async Task Aliases_and_fragments_change_no_value()
    {
        for (var seed = 1; seed <= Questions; seed++)
        {
            var plain = RandomExport.Of(seed).Analysis;
            var disguised = Cell().Replace(plain, "its_${name}: ${name} { ...Both value }")
                .Replace("analysis(", "its_analysis: analysis(").Replace("rows(", "its_rows: rows(").Replace("nodes {", "its_nodes: nodes { ... @include(if: true) { key @skip(if: true) } ")
                + " fragment Both on Cell { ...Inner status } fragment Inner on Cell { value }";

            var expected = await graph.Host.DataAsync(plain);
            var actual = await graph.Host.DataAsync(disguised);

            Assert.Equal(expected.ToJsonString(), actual.ToJsonString().Replace("\"its_", "\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_question_beside_others_in_one_document_gets_the_same_answer_as_alone()
    {
        var documents = Enumerable.Range(1, 12).Select(seed => RandomExport.Of(seed).Analysis).ToList();
        var together = await graph.Host.DataAsync($"{{ {string.Join(' ', documents.Select((one, at) => $"q{at}: {Inside(one)}"))} }}");

        for (var at = 0; at < documents.Count; at++)
        {
            var alone = await graph.Host.DataAsync(documents[at]);
            Assert.Equal(alone["analysis"]?.ToJsonString(), together[$"q{at}"]?.ToJsonString());
        }
    }

    private static string Inside(string document) => document[1..^1].Trim();

    [GeneratedRegex(@"(?<name>\w+) \{ value status \}")]
    private static partial Regex Cell();
}
