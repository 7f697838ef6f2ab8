using System.Net;
using System.Text.Json.Nodes;
using Analytics.Graph.Limits;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Exports;

/// <summary>An export that cannot be answered says everything that is wrong at once, and nothing is ignored.</summary>
public sealed class ExportRefusalTests(SampleGraph graph)
{
    [Theory]
    [InlineData("facts=courses&foo=1", "EXPORT_UNKNOWN_PARAMETER", "No parameter is called 'foo'.")]
    [InlineData("facts=courses&project.is=1", "EXPORT_UNKNOWN_PARAMETER", "No parameter is called 'project.is'.")]
    [InlineData("by=province", "EXPORT_MISSING_PARAMETER", "No measure is asked.")]
    [InlineData("facts=courses&first=1&first=2", "EXPORT_REPEATED_PARAMETER", "first is given more than once.")]
    [InlineData("facts=courses&area=01&area.in=02", "EXPORT_REPEATED_PARAMETER", "area and area.in are both given, and mean the same.")]
    [InlineData("facts=courses&years=last", "EXPORT_BAD_VALUE", "years cannot be 'last'.")]
    [InlineData("facts=courses&project=", "EXPORT_BAD_VALUE", "project is empty.")]
    [InlineData("facts=courses&status=yes", "EXPORT_BAD_VALUE", "status cannot be 'yes'.")]
    [InlineData("facts=courses&lang=fr", "EXPORT_BAD_VALUE", "lang cannot be 'fr'.")]
    [InlineData("facts=courses&having.courses.gt=many", "EXPORT_BAD_VALUE", "having.courses.gt cannot be 'many'.")]
    [InlineData("facts=courses&from=2023-01-01", "EXPORT_MISSING_PARAMETER", "from is given without until.")]
    [InlineData("facts=courses&last=3", "EXPORT_MISSING_PARAMETER", "last is given without last.of.")]
    [InlineData("facts=courses&last.of=YEAR", "EXPORT_MISSING_PARAMETER", "last.of is given without last.")]
    [InlineData("facts=courses&area.at=2023-01-01", "EXPORT_MISSING_PARAMETER", "area.at is given without an area.")]
    [InlineData("facts=courses&fundingSource=CENTRAL", "EXPORT_FILTER_WITHOUT_EFFECT", "fundingSource filters funding, of which nothing is asked.")]
    [InlineData("facts=courses&orderBy=courses+sideways", "QUERY_BAD_ORDER", "'courses sideways' is no sort order.")]
    [InlineData("facts=courses&orderBy=-courses+asc", "QUERY_BAD_ORDER", "'-courses asc' is no sort order.")]
    [InlineData("facts=courses&orderBy=--courses", "QUERY_BAD_ORDER", "'--courses' is no sort order.")]
    [InlineData("facts=coarses", "QUERY_UNKNOWN_MEASURE", "No measure is called 'coarses'.")]
    [InlineData("facts=courses&first=100001", "LIMIT_ROWS", "first: 100001 is more than the 100000 rows that one answer may hold.")]
    public async Task Wrong_parameters_are_refused_with_a_code(string parameters, string code, string message)
    {
        using var reply = await graph.Host.Client.GetAsync($"/table.csv?{parameters}");
        var error = Assert.Single(JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["errors"]!.AsArray())!;

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal((code, message), (error["code"]!.GetValue<string>(), error["message"]!.GetValue<string>()));
        Assert.NotEqual("", error["remedy"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("asOf=2025-07-01", "Did you mean geography.asOf or last.asOf? ")]
    [InlineData("projct=P1", "Did you mean project? ")]
    [InlineData("isNull=true", "Parameters are: ")] // the end of too many
    public async Task A_parameter_that_is_nearly_right_is_told_what_it_may_have_been(string parameter, string expected)
    {
        var reply = await graph.Host.Client.GetStringAsyncOfAnyStatus($"/table.csv?facts=courses&{parameter}");

        Assert.StartsWith(expected, JsonNode.Parse(reply)!["errors"]![0]!["remedy"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var reply = await graph.Host.Client.GetStringAsyncOfAnyStatus(
            "/table.json?by=provinz&facts=courses&years=x&first=-1&project=2021-2025/P99");

        Golden.Match("""
            { "errors": [
              { "code": "EXPORT_BAD_VALUE", "message": "years cannot be 'x'.", "remedy": "years takes years, as 2022,2023." },
              { "code": "LIMIT_ROWS", "message": "first: -1 is below zero.", "remedy": "Ask for 0 rows or more; 0 gives count and total alone." },
              { "code": "QUERY_UNKNOWN_DIMENSION", "message": "No dimension is called 'provinz'.",
                "remedy": "Did you mean province? Known dimensions: region, province, district, commune, areaClass, programme, year, span, quarter, month, project, subProject." },
              { "code": "QUERY_UNKNOWN_CODE", "message": "project has no code '2021-2025/P99'.",
                "remedy": "Known codes: NOT_SPLIT, P1, P2, P3, P4, P5, P6, P7." } ] }
            """, JsonNode.Parse(reply));
    }

    [Fact]
    public async Task A_snapshot_that_does_not_exist_is_not_found()
    {
        using var reply = await graph.Host.Client.GetAsync("/table.csv?facts=courses&snapshot=nope");

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task Another_method_is_not_allowed()
    {
        using var reply = await graph.Host.Client.PostAsync("/table.csv?facts=courses", null);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET, HEAD"),
            (reply.StatusCode, string.Join(", ", reply.Content.Headers.Allow)));
    }

    [Fact]
    public async Task A_table_that_is_too_long_is_refused_and_its_pages_are_answered()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Exports:MaxRows", "2"));

        var whole = await host.Client.GetStringAsyncOfAnyStatus("/table.csv?by=province&facts=poorHouseholds");
        using var page = await host.Client.GetAsync("/table.csv?by=province&facts=poorHouseholds&first=2");

        Assert.Equal("LIMIT_ROWS", JsonNode.Parse(whole)!["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_table_with_too_many_cells_is_refused()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Exports:MaxCells", "5"));

        var page = await host.Client.GetStringAsyncOfAnyStatus("/table.csv?by=province&facts=courses&first=3");
        var whole = await host.Client.GetStringAsyncOfAnyStatus("/table.csv?by=province&facts=poorHouseholds");

        Assert.Equal("LIMIT_CELLS", JsonNode.Parse(page)!["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("LIMIT_ROWS", JsonNode.Parse(whole)!["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_export_waits_in_the_queue_of_all_questions()
    {
        await using var host = await GraphHost.StartAsync(
            graph.Data.Folder, ("Limits:MaxRunning", "1"), ("Limits:MaxWaiting", "0"));
        var leave = new TaskCompletionSource<int>();
        var inside = host.Services.GetRequiredService<QueryGate>().RunAsync(_ => leave.Task, CancellationToken.None);

        using var refused = await host.Client.GetAsync("/table.csv?facts=courses");
        leave.SetResult(0);
        await inside;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"),
            (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
    }
}
