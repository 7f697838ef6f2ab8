using System.Net;
using System.Net.Sockets;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using StackExchange.Redis;

namespace Analytics.Graph.Tests.Caching;

/// <summary>Answers shared through a real redis-server: used by other hosts, and never missed when it is gone.</summary>
public sealed class RedisTests(SampleGraph graph)
{
    private const string Query = "{ analysis { rows { nodes { by { province { code name } } facts { disbursed { value } courses { value } } } } } }";

    // For a Redis that does not answer, which costs so much each time.
    private static readonly (string, string) Impatient = ("Redis:CallLimit", "00:00:00.250");

    [Fact]
    public async Task Another_host_gets_the_answer_from_Redis_and_then_from_its_memory()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis.ConnectionString);
        await using var other = await StartAsync(redis.ConnectionString);

        var first = await AskAsync(one, Query);
        var second = await AskAsync(other, Query);
        var third = await AskAsync(other, Query);

        Assert.Equal(("MISS", "REDIS", "MEMORY"), (first.Source, second.Source, third.Source));
        Assert.Equal((first.Body, first.Body), (second.Body, third.Body));
    }

    [Fact]
    public async Task Redis_that_is_killed_costs_no_answer_and_is_used_again_when_it_is_back()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis.ConnectionString, Impatient);
        await using var other = await StartAsync(redis.ConnectionString, Impatient);
        var before = await AskAsync(one, Query);

        redis.Kill();
        var without = await AskAsync(other, Query);
        Assert.Equal(("MISS", before.Body), (without.Source, without.Body));

        await redis.RestartAsync();
        await UntilSharedAsync(one, other);
    }

    [Fact]
    public async Task A_server_that_accepts_and_never_answers_costs_no_answer()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var host = await StartAsync(silent.LocalEndpoint.ToString()!, Impatient);

        var reply = await AskAsync(host, Query);

        Assert.Equal("MISS", reply.Source);
        Assert.Equal("MEMORY", (await AskAsync(host, Query)).Source);
    }

    [Fact]
    public async Task An_entry_that_somebody_changed_is_not_answered()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis.ConnectionString);
        await using var other = await StartAsync(redis.ConnectionString);
        var right = await AskAsync(one, Query);
        await RedisKeys.UntilKeptAsync(redis, 1);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        var key = Assert.Single(connection.GetServers()[0].Keys(pattern: "analytics:answer:*"));
        var kept = (byte[])(await connection.GetDatabase().HashGetAsync(key, "data"))!; // the entry is there
        kept[^5] ^= 1;

        await connection.GetDatabase().HashSetAsync(key, "data", kept);
        var reply = await AskAsync(other, Query);

        Assert.Equal(("MISS", right.Body), (reply.Source, reply.Body));
    }

    private Task<GraphHost> StartAsync(string connection, params (string, string)[] settings) => GraphHost.StartAsync(
        graph.Data.Folder, [("REDIS_CONNECTION", connection), ("Redis:PauseAfterFailure", "00:00:00.500"), .. settings]);

    // The driver reconnects by itself, in its own time: ask new questions until one is shared.
    private static async Task UntilSharedAsync(GraphHost one, GraphHost other)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var question = $"query Attempt{attempt} {Query}";
            await AskAsync(one, question);
            if ((await AskAsync(other, question)).Source == "REDIS")
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("Redis is back and nobody uses it.");
    }

    private static async Task<(string Source, string Body)> AskAsync(GraphHost host, string query)
    {
        using var reply = await host.PostAsync(query);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return (reply.Headers.GetValues("X-Cache").Single(), await reply.Content.ReadAsStringAsync());
    }
}
