using System.Text.RegularExpressions;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>The questions of docs/examples get the answers that the pages show.</summary>
public sealed partial class WorkedExamplesTests(SampleGraph graph)
{
    private static readonly string[] Pages =
        [.. RepositoryFiles.Tracked.Where(path => path.StartsWith("docs/examples/", StringComparison.Ordinal)).Order()];

    public static TheoryData<string, string, string> Questions => Of(Question());

    public static TheoryData<string, string, string> Addresses => Of(Address());

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_gets_the_answer_of_its_page(string page, string asked, string answer)
    {
        var reply = await graph.Host.AskAsync(Real(asked));

        Assert.StartsWith("docs/examples/", page, StringComparison.Ordinal);
        Golden.Match(Real(answer), reply);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_address_gets_the_answer_of_its_page(string page, string asked, string answer)
    {
        var body = await graph.Host.Client.GetStringAsyncOfAnyStatus(Real(asked));

        Assert.StartsWith("docs/examples/", page, StringComparison.Ordinal);
        Assert.Equal(Real(answer).Trim(), body.TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public void Every_example_of_every_page_is_run()
    {
        var fences = Pages.Sum(page => Regex.Count(TextOf(page), "^```(graphql|bash)$", RegexOptions.Multiline));

        Assert.Equal(
            ["docs/examples/analyst.md", "docs/examples/dashboard.md", "docs/examples/operator.md", "docs/examples/researcher.md"], Pages);
        Assert.Equal(fences, Questions.Count + Addresses.Count);
    }

    /// <summary>The pages do not know the id of the snapshot that is asked.</summary>
    private string Real(string text) => text.Replace("SNAPSHOT-ID", graph.Data.Snapshot.Id, StringComparison.Ordinal);

    private static TheoryData<string, string, string> Of(Regex example)
    {
        var found = new TheoryData<string, string, string>();
        foreach (var page in Pages)
        {
            foreach (Match match in example.Matches(TextOf(page)))
            {
                found.Add(page, match.Groups["asked"].Value, match.Groups["answer"].Value);
            }
        }

        return found;
    }

    private static string TextOf(string page) => File.ReadAllText(RepositoryFiles.PathOf(page));

    [GeneratedRegex("```graphql\n(?<asked>[^`]+)```\n```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Question();

    [GeneratedRegex("```bash\ncurl \"http://127.0.0.1:8080(?<asked>[^\"]+)\"\n```\n```(csv|json)\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Address();
}
