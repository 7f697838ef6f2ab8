using System.Net;
using System.Text.RegularExpressions;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Http;

/// <summary>What a browser gets.</summary>
public sealed partial class PagesTests(SampleGraph graph)
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    public static TheoryData<string> Examples => [.. RepositoryFiles.Tracked
        .Where(path => path.StartsWith("src/Graph/Web/examples/", StringComparison.Ordinal) && path.EndsWith(".graphql", StringComparison.Ordinal))];

    [Fact]
    public async Task A_browser_that_opens_graphql_gets_the_query_page_with_all_its_parts_from_this_host()
    {
        using var page = await graph.Host.SendAsync(HttpMethod.Get, "/graphql", null, Browser);
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var parts = Address().Matches(html).Select(match => match.Groups[1].Value).Where(part => part != "data:,").ToList();
        Assert.NotEmpty(parts);
        foreach (var part in parts)
        {
            Assert.StartsWith("/ui/", part, StringComparison.Ordinal);
            using var reply = await graph.Host.SendAsync(HttpMethod.Get, part, null);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }
    }

    [Fact]
    public async Task A_part_that_does_not_exist_is_not_found()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Get, "/ui/../Program.cs", null);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task The_home_page_says_which_snapshot_is_served()
    {
        using var page = await graph.Host.SendAsync(HttpMethod.Get, "/", null, Browser);
        var html = await page.Content.ReadAsStringAsync();

        Assert.Contains($"<code>{graph.Data.Snapshot.Id}</code>", html, StringComparison.Ordinal);
        Assert.Contains("Published figures", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/graphql\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Each_example_of_the_query_page_is_answered_with_rows(string path)
    {
        var variables = Path.ChangeExtension(RepositoryFiles.PathOf(path), ".json");
        var data = await graph.Host.DataAsync(
            await File.ReadAllTextAsync(RepositoryFiles.PathOf(path)),
            File.Exists(variables) ? System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(variables)) : null);

        Assert.DoesNotContain("\"nodes\":[]", data.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"rows\":[]", data.ToJsonString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
