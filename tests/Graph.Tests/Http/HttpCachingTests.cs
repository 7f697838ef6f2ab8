using System.Net;
using System.Security.Cryptography;
using System.Text;
using Analytics.Graph.Limits;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Http;

/// <summary>What caches between the host and its callers are told, and what they save.</summary>
public sealed class HttpCachingTests(SampleGraph graph)
{
    private const string Query = "{ analysis { rows { nodes { by { province { code name } } facts { disbursed { value } } } } } }";

    [Theory]
    [InlineData("", "application/json", "\"")]
    [InlineData("gzip", "application/json", "-gz\"")]
    [InlineData("gzip;q=0.5, br", "application/json", "-br\"")]
    [InlineData("br;q=0, *", "application/json", "-gz\"")]
    [InlineData("br", "application/graphql-response+json", "-g-br\"")]
    public async Task A_caller_who_has_the_answer_gets_304_and_every_form_has_a_tag_of_its_own(string encodings, string accept, string end)
    {
        using var first = await GetAsync(graph.Host, Query, encodings, accept);
        var tag = first.Headers.ETag!.ToString();

        using var known = await GetAsync(graph.Host, Query, encodings, accept, tag);
        using var weak = await GetAsync(graph.Host, Query, encodings, accept, "\"other\", W/" + tag);
        using var other = await GetAsync(graph.Host, Query, encodings, accept, "\"other\"");
        using var any = await GetAsync(graph.Host, Query, encodings, accept, "*");

        Assert.EndsWith(end, tag, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.NotModified),
            (first.StatusCode, known.StatusCode, weak.StatusCode, other.StatusCode, any.StatusCode));
        Assert.Equal(
            (tag, "no-cache", "Accept, Accept-Encoding"),
            (known.Headers.ETag!.ToString(), known.Headers.CacheControl!.ToString(), string.Join(", ", known.Headers.Vary)));
        Assert.Empty(await known.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_known_answer_needs_neither_a_query_nor_memory()
    {
        using var first = await GetAsync(graph.Host, Query);
        await using var full = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxRunning", "1"), ("Limits:MaxWaiting", "0"));
        var leave = new TaskCompletionSource<int>();
        var inside = full.Services.GetRequiredService<QueryGate>().RunAsync(_ => leave.Task, CancellationToken.None);

        using var known = await GetAsync(full, Query, tag: first.Headers.ETag!.ToString());
        using var unknown = await GetAsync(full, Query);
        leave.SetResult(0);
        await inside;

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.ServiceUnavailable), (known.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task A_known_answer_costs_no_call_to_Redis_and_is_measured_as_one_that_the_caller_had()
    {
        using var first = await GetAsync(graph.Host, Query);
        await using var redis = await RedisServer.StartAsync();
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("REDIS_CONNECTION", redis.ConnectionString));
        using var measured = new RecordedMeasurements(host);

        using var known = await GetAsync(host, Query, tag: first.Headers.ETag!.ToString());
        using var table = await host.Client.GetAsync("/table.csv?by=province&facts=disbursed");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/table.csv?by=province&facts=disbursed") { Headers = { IfNoneMatch = { table.Headers.ETag! } } };
        using var unchanged = await host.Client.SendAsync(again);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (known.StatusCode, unchanged.StatusCode));
        Assert.DoesNotContain(measured.Noted, one => one.StartsWith("analytics.graph.redis", StringComparison.Ordinal));
        Assert.Equal(
            ["graphql", "export"],
            measured.Noted.Where(one => one.Contains("source=caller", StringComparison.Ordinal)).Select(one => one.Split("kind=")[1]));
    }

    [Fact]
    public async Task The_tag_and_the_bytes_of_a_computed_answer_are_those_of_a_kept_one_and_of_another_host()
    {
        var query = $"# {nameof(The_tag_and_the_bytes_of_a_computed_answer_are_those_of_a_kept_one_and_of_another_host)}\n query Own {Query}";
        await using var other = await GraphHost.StartAsync(graph.Data.Folder);

        var computed = await BytesAsync(graph.Host, query);
        var kept = await BytesAsync(graph.Host, query);
        var elsewhere = await BytesAsync(other, query);

        Assert.Equal(("MISS", "MEMORY", "MISS"), (computed.Source, kept.Source, elsewhere.Source));
        Assert.Equal((computed.Tag, computed.Tag), (kept.Tag, elsewhere.Tag));
        Assert.Equal((computed.Body, computed.Body), (kept.Body, elsewhere.Body));
    }

    [Theory]
    [InlineData("Public", "00:01:00", "public, max-age=60", "public, max-age=31536000, immutable")]
    [InlineData("Private", "00:01:00", "max-age=60, private", "max-age=31536000, private, immutable")]
    [InlineData("Private", "00:00:00", "no-cache, private", "max-age=31536000, private, immutable")]
    public async Task Settings_say_who_may_keep_answers_and_how_long(string scope, string maxAge, string current, string pinned)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Http:CacheScope", scope), ("Http:MaxAge", maxAge));
        var address = Address(Query) + "&snapshot=" + graph.Data.Snapshot.Id;

        using var open = await host.Client.GetAsync(Address(Query));
        using var named = await host.Client.GetAsync(address);
        using var list = await host.Client.GetAsync(Address("{ snapshots { id } }") + "&snapshot=" + graph.Data.Snapshot.Id);
        using var table = await host.Client.GetAsync("/table.csv?by=province&facts=disbursed");

        Assert.Equal(
            (current, pinned, current, current),
            (Caching(open), Caching(named), Caching(list), Caching(table)));
        Assert.All([open, named, list], reply => Assert.Equal("Accept, Accept-Encoding", string.Join(", ", reply.Headers.Vary)));
        Assert.All([open, named, list], reply => Assert.Equal(TimeSpan.Zero, reply.Headers.Age)); // computed just now
    }

    [Fact]
    public async Task Errors_and_posts_are_kept_by_nobody()
    {
        using var refused = await GetAsync(graph.Host, "{ nothing }");
        using var failed = await GetAsync(graph.Host, """{ analysis(snapshot: "nope") { meta { geography } } }""");
        using var posted = await graph.Host.PostAsync(Query);

        Assert.Equal(("no-store", "no-store"), (Caching(refused), Caching(failed)));
        Assert.Equal((null, null, null), (refused.Headers.ETag, failed.Headers.ETag, posted.Headers.ETag));
        Assert.Null(posted.Headers.CacheControl);
    }

    [Fact]
    public async Task The_answer_from_a_named_snapshot_keeps_its_tag_when_another_one_is_published()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);
        var pinned = Address(Query) + "&snapshot=" + graph.Data.Snapshot.Id;
        using var before = await host.Client.GetAsync(pinned);
        using var openBefore = await host.Client.GetAsync(Address(Query));

        var next = await graph.Data.LoadAsync(folder.Path);
        await host.UntilReadyAsync(id => id == next.Id);
        using var after = await host.Client.GetAsync(pinned);
        using var openAfter = await GetAsync(host, Query, tag: openBefore.Headers.ETag!.ToString());

        Assert.Equal((before.Headers.ETag, "MEMORY"), (after.Headers.ETag, after.Headers.GetValues("X-Cache").Single()));
        Assert.Equal(HttpStatusCode.OK, openAfter.StatusCode);
        Assert.NotEqual(openBefore.Headers.ETag, openAfter.Headers.ETag);
    }

    [Fact]
    public async Task A_registered_question_asked_by_GET_can_be_kept_by_a_CDN()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("provinces.graphql"), Query);
        await using var host = await GraphHost.StartAsync(
            graph.Data.Folder, ("PersistedDocuments:Folder", folder.Path), ("Http:MaxAge", "00:05:00"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query)));

        using var found = await host.Client.GetAsync("/graphql?documentId=sha256:" + hash);
        using var head = await host.Client.SendAsync(new(HttpMethod.Head, "/graphql?documentId=sha256:" + hash));
        using var missing = await host.Client.GetAsync("/graphql?documentId=sha256:" + new string('0', 64));

        Assert.Equal(
            (HttpStatusCode.OK, "public, max-age=300", found.Headers.ETag),
            (head.StatusCode, Caching(found), head.Headers.ETag));
        Assert.False(found.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", Caching(missing));
    }

    private static string? Caching(HttpResponseMessage reply) => reply.Headers.CacheControl?.ToString() is { } text
        ? string.Join(", ", reply.Headers.GetValues("Cache-Control"))
        : null;

    private static string Address(string query) => "/graphql?query=" + Uri.EscapeDataString(query);

    private static async Task<(string Source, string Tag, string Body)> BytesAsync(GraphHost host, string query)
    {
        using var reply = await GetAsync(host, query, "br");
        return (
            reply.Headers.GetValues("X-Cache").Single(), reply.Headers.ETag!.ToString(),
            Convert.ToHexString(await reply.Content.ReadAsByteArrayAsync()));
    }

    private static async Task<HttpResponseMessage> GetAsync(
        GraphHost host, string query, string encodings = "", string accept = "application/json", string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(query));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await host.Client.SendAsync(request);
    }
}
