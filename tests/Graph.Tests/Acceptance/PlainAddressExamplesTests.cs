using System.Text.RegularExpressions;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>The examples of plain addresses in the docs answer what their page says.</summary>
public sealed partial class PlainAddressExamplesTests(SampleGraph graph)
{
    public static TheoryData<string> Pages => ["docs/exports.md", "docs/geography.md"];

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, string>();
            foreach (var page in Pages.Select(row => row.Data))
            {
                foreach (Match match in Example().Matches(TextOf(page)))
                {
                    examples.Add(page, match.Groups["address"].Value, match.Groups["answer"].Value.Trim());
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_answers_what_the_page_says(string page, string address, string answer)
    {
        var body = await graph.Host.Client.GetStringAsyncOfAnyStatus(address);

        var told = body.TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim();
        Assert.True(answer == told, $"{page}: {address}\n{told}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_is_run(string page)
    {
        var run = Example().Count(TextOf(page));

        Assert.NotEqual(0, run);
        Assert.Equal(Regex.Count(TextOf(page), "^curl ", RegexOptions.Multiline), run);
    }

    private static string TextOf(string page) => File.ReadAllText(RepositoryFiles.PathOf(page));

    [GeneratedRegex("curl \"http://127.0.0.1:8080(?<address>[^\"]+)\"\n```\n```(csv|json)\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
