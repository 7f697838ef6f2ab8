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

        foreach (var example in new[] { "SpendingByProvince", "Flat", "PovertyRates", "LastLoad", "Discover" })
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
        var explorer = page.Locator(".graphiql-doc-explorer");
        await explorer.Locator("a", new() { HasTextString = "Query" }).First.ClickAsync();
        await explorer.Locator("a", new() { HasTextString = "places" }).First.ClickAsync();

        await Assertions.Expect(explorer).ToContainTextAsync(await DescriptionOfAsync("places"), Patiently);
    }

    [Fact]
    public async Task A_question_is_found_again_after_a_reload_in_the_editor_and_in_the_history()
    {
        var page = await OpenAsync();
        await ClearEditorAsync(page);
        await page.Keyboard.InsertTextAsync("query Remembered { places(level: COUNTRY) { code } }");
        await page.WaitForFunctionAsync("() => Object.values(localStorage).some(text => text.includes('Remembered'))"); // it is kept after a pause
        await RunAsync(page);
        await Assertions.Expect(page.Locator(".graphiql-response")).ToContainTextAsync("\"VN\"", Patiently);

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("Remembered", Patiently);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show History" }).ClickAsync();
        await Assertions.Expect(page.Locator(".graphiql-history-items")).ToContainTextAsync("Remembered", Patiently);
    }

    [Fact]
    public async Task A_permalink_opens_with_its_question()
    {
        var page = await browser.OpenAsync(new Uri(Address, "?query=" + Uri.EscapeDataString("query Linked { places(first: 1) { code } }")));

        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("Linked", Patiently);
        await RunAsync(page);
        await Assertions.Expect(page.Locator(".graphiql-response")).ToContainTextAsync("\"VN\"", Patiently);
    }

    [Fact]
    public async Task The_page_works_without_the_internet()
    {
        var page = await browser.OpenAsync(new Uri("about:blank"));
        await page.RouteAsync("**/*", route => new Uri(route.Request.Url).Host == Address.Host ? route.ContinueAsync() : route.AbortAsync());
        await page.GotoAsync(Address.ToString());
        await UntilReadyAsync(page);

        await page.Locator(".graphiql-query-editor .view-lines").ClickAsync();
        await RunAsync(page);

        await Assertions.Expect(page.Locator(".graphiql-response")).ToContainTextAsync("\"nodes\":", Patiently);
    }

    private async Task<string> DescriptionOfAsync(string field)
    {
        var text = (await graph.Host.AskAsync("{ __type(name: \"Query\") { fields { name description } } }"))["data"]!["__type"]!["fields"]!.AsArray()
            .Single(one => one!["name"]!.GetValue<string>() == field)!["description"]!.GetValue<string>();
        return text[..Math.Min(40, text.Length)];
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
