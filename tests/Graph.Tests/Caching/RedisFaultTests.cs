using System.Net;
using Analytics.Graph.Caching;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Analytics.Graph.Tests.Caching;

/// <summary>A real redis-server that is paused, full or filled with something else: answers stay right.</summary>
public sealed class RedisFaultTests(SampleGraph graph)
{
    private const string Query = "{ analysis { rows { nodes { by { province { code name } } facts { disbursed { value } courses { value } } } } } }";
    private const string Failed = "Redis did not answer (";

    [Fact]
    public async Task Redis_that_is_paused_costs_no_answer_is_left_alone_and_told_of_once()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var host = await StartAsync(redis.ConnectionString, ("Redis:PauseAfterFailure", "00:05:00"), ("Redis:CallLimit", "00:00:00.250"));
        var right = await AskAsync(graph.Host, Query);
        await AskAsync(host, "query Connecting " + Query);

        redis.Pause();
        using var measured = new RecordedMeasurements(host);
        for (var number = 0; number < 20; number++)
        {
            var reply = await AskAsync(host, $"query Paused{number} {Query}");
            Assert.Equal(("MISS", right.Body), (reply.Source, reply.Body));
        }

        redis.GoOn();
        var told = host.Log.Lines.Where(line => line.StartsWith(Failed, StringComparison.Ordinal)).ToList();
        Assert.Contains("Redis did not answer (TimeoutException); reading is left alone for 300 s.", told);
        Assert.Equal(told.Distinct().Count(), told.Count); // once for reading, once for writing
        Assert.Contains("analytics.graph.redis outcome=failed", measured.Noted);
        Assert.InRange(measured.Noted.Count(one => one == "analytics.graph.redis outcome=left_alone"), 10, int.MaxValue);
    }

    [Fact]
    public async Task Redis_that_is_full_still_answers_what_it_has()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis.ConnectionString);
        await using var other = await StartAsync(redis.ConnectionString);
        var kept = await AskAsync(one, Query);
        await RedisKeys.UntilKeptAsync(redis, 1);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        await connection.GetServers()[0].ConfigSetAsync("maxmemory", "1");

        for (var number = 0; number < 5; number++)
        {
            var reply = await AskAsync(one, $"query Full{number} {Query}");
            Assert.Equal(("MISS", kept.Body), (reply.Source, reply.Body));
        }

        var shared = await AskAsync(other, Query);
        Assert.Equal(("REDIS", kept.Body), (shared.Source, shared.Body));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("other version")]
    [InlineData("other answer")]
    [InlineData("other type")]
    [InlineData("nothing")]
    public async Task Whatever_somebody_else_put_there_is_not_answered(string what)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis.ConnectionString);
        await using var other = await StartAsync(redis.ConnectionString);
        var right = await AskAsync(one, Query);
        await AskAsync(one, "{ current { id } }");
        await RedisKeys.UntilKeptAsync(redis, 2);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        var database = connection.GetDatabase();
        foreach (var key in connection.GetServers()[0].Keys(pattern: "analytics:answer:*").ToList())
        {
            var kept = (byte[])(await database.HashGetAsync(key, "data"))!; // the entry is there
            switch (what)
            {
                case "cut":
                    await database.HashSetAsync(key, "data", kept[..(kept.Length / 2)]);
                    break;
                case "other version":
                    kept[4] = 1;
                    await database.HashSetAsync(key, "data", kept);
                    break;
                case "other answer":
                    await database.HashSetAsync(key, "data", SealedAnswer.Close(new AnswerKey("k"), new Reply("{}"u8.ToArray(), ReplyKind.Complete), 0));
                    break;
                case "other type":
                    await database.StringSetAsync(key, kept);
                    break;
                default:
                    await database.HashSetAsync(key, "data", RedisValue.EmptyString);
                    break;
            }
        }

        var reply = await AskAsync(other, Query);

        Assert.Equal(("MISS", right.Body), (reply.Source, reply.Body));
    }

    [Fact]
    public async Task Environments_with_prefixes_of_their_own_share_a_Redis_and_no_answers()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis.ConnectionString, ("Redis:KeyPrefix", "test:"));
        await using var other = await StartAsync(redis.ConnectionString, ("Redis:KeyPrefix", "live:"));

        var first = await AskAsync(one, Query);
        await RedisKeys.UntilKeptAsync(redis, 1);
        var second = await AskAsync(other, Query);

        Assert.Equal(("MISS", "MISS", first.Body), (first.Source, second.Source, second.Body));
    }

    [Fact]
    public async Task Clocks_that_differ_make_no_answer_older_than_new()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var ahead = await StartAsync(redis.ConnectionString);
        await using var host = await StartAsync(redis.ConnectionString);
        var cache = ahead.Services.GetRequiredService<ISharedAnswers>();
        await cache.KeepAsync(
            new AnswerKey("k"), new Reply("{}"u8.ToArray(), ReplyKind.Complete) { MadeAt = DateTimeOffset.UtcNow.AddYears(1) }, default);

        var found = await host.Services.GetRequiredService<ISharedAnswers>().FindAsync(new AnswerKey("k"), default);

        Assert.Equal("{}", System.Text.Encoding.UTF8.GetString(found!.Body.Span));
    }

    private Task<GraphHost> StartAsync(string connection, params (string, string)[] settings) =>
        GraphHost.StartAsync(graph.Data.Folder, [("REDIS_CONNECTION", connection), .. settings]);

    private static async Task<(string Source, string Body)> AskAsync(GraphHost host, string query)
    {
        using var reply = await host.PostAsync(query);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return (reply.Headers.GetValues("X-Cache").Single(), await reply.Content.ReadAsStringAsync());
    }
}
