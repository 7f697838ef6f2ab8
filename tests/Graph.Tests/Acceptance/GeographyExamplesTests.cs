using System.Text.RegularExpressions;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>The examples of docs/geography.md answer what the page says.</summary>
public sealed partial class GeographyExamplesTests(SampleGraph graph)
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.PathOf("docs/geography.md"));

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match match in Example().Matches(Page))
            {
                examples.Add(match.Groups["address"].Value, match.Groups["answer"].Value.Trim());
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_answers_what_the_page_says(string address, string answer)
    {
        var body = await graph.Host.Client.GetStringAsyncOfAnyStatus(address);

        Assert.Equal(answer, body.TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public void Every_example_is_run() => Assert.Equal(Regex.Count(Page, "^curl ", RegexOptions.Multiline), Examples.Count);

    [GeneratedRegex("curl \"http://127.0.0.1:8080(?<address>[^\"]+)\"\n```\n```csv\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
