using System.Collections.Concurrent;
using Analytics.Graph.Tests.Support;
using Microsoft.Playwright;

namespace Analytics.Graph.Tests.Http;

/// <summary>What an analyst does on the query page, done in a real browser.</summary>
public sealed class QueryPageInBrowserTests(SampleGraph graph, Browser browser) : IClassFixture<Browser>
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_query_typed_with_completion_answers_rows()
    {
        var page = await OpenAsync();
        await ClearEditorAsync(page);

        await page.Keyboard.TypeAsync("{ pla");
        await AcceptSuggestionAsync(page, "places");
        await page.Keyboard.TypeAsync("(first: 1) { co");
        await AcceptSuggestionAsync(page, "code");
        await RunAsync(page);

        await Assertions.Expect(page.Locator(".graphiql-response")).ToContainTextAsync("\"places\": [ { \"code\": \"VN\"", Patiently);
    }

    [Fact]
    public async Task A_wrong_question_shows_its_code_and_its_remedy()
    {
        var page = await OpenAsync();
        await ClearEditorAsync(page);

        await page.Keyboard.InsertTextAsync("{ places(first: -1) { code } }");
        await RunAsync(page);

        var reply = page.Locator(".graphiql-response");
        await Assertions.Expect(reply).ToContainTextAsync("\"code\": \"LIMIT_ROWS\"", Patiently);
        await Assertions.Expect(reply).ToContainTextAsync("Ask for 0 rows or more", Patiently);
    }

    [Fact]
    public async Task The_page_opens_with_a_worked_example_for_each_kind_of_user_and_the_first_one_answers()
    {
        var page = await OpenAsync();

        foreach (var example in new[] { "SpendingByProvince", "Flat", "Discover" })
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = example }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        }

        await page.Locator(".graphiql-query-editor .view-lines").ClickAsync();
        await RunAsync(page);

        await Assertions.Expect(page.Locator(".graphiql-response")).ToContainTextAsync("\"nodes\": [ { \"by\": { \"province\": { \"code\":", Patiently);
    }

    [Fact]
    public async Task The_documentation_tells_what_a_field_means()
    {
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        await page.Locator(".graphiql-doc-explorer a", new() { HasTextString = "Query" }).First.ClickAsync();

        await Assertions.Expect(page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("analysis", Patiently);
    }

    [Fact]
    public async Task The_page_asks_nobody_but_this_host()
    {
        var page = await browser.OpenAsync(new Uri("about:blank"));
        var asked = new ConcurrentBag<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync(Address.ToString());
        await UntilReadyAsync(page);

        Assert.Contains(asked, url => url == Address.ToString());
        Assert.All(asked, url => Assert.True(
            url.StartsWith(graph.Host.Client.BaseAddress!.ToString(), StringComparison.Ordinal)
            || url.StartsWith("blob:", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal), url));
    }

    private Uri Address => new(graph.Host.Client.BaseAddress!, "/graphql");

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenAsync(Address);
        await UntilReadyAsync(page);
        return page;
    }

    /// <summary>The schema has been read when the documentation can be opened and the editor shows the first example.</summary>
    private static async Task UntilReadyAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("analysis", Patiently);
        await Assertions.Expect(page.Locator(".graphiql-spinner")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    private static async Task ClearEditorAsync(IPage page)
    {
        await page.Locator(".graphiql-query-editor .view-lines").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-line")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }

    private static async Task AcceptSuggestionAsync(IPage page, string name)
    {
        var list = page.Locator(".suggest-widget.visible");
        await list.Locator(".monaco-list-row", new() { HasTextString = name }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync(name, Patiently);
    }

    private static Task RunAsync(IPage page) => page.Locator(".graphiql-execute-button").ClickAsync();
}
