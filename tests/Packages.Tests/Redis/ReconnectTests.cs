using Analytics.Support;
using StackExchange.Redis;

namespace Analytics.Packages.Tests.Redis;

/// <summary>A server that is killed and comes back on the same port, and one that was never there.</summary>
public sealed class ReconnectTests
{
    private const int LimitMilliseconds = 60_000;

    [Fact(Timeout = LimitMilliseconds)]
    public async Task Commands_work_again_after_the_server_was_killed_and_restarted()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = await ConnectionMultiplexer.ConnectAsync(Outage.Options(server.ConnectionString));
        var database = client.GetDatabase();
        await Outage.UntilAnsweredAsync(() => database.StringSetAsync("before", 1));

        server.Kill();
        await Outage.FailsAsync(() => database.StringGetAsync("before"));
        await server.RestartAsync();

        Assert.True((await Outage.UntilAnsweredAsync(() => database.StringGetAsync("before"))).IsNull); // the server kept nothing
        await Outage.UntilAnsweredAsync(() => database.StringSetAsync("after", 2));
        Assert.Equal(2, (int)await Outage.UntilAnsweredAsync(() => database.StringGetAsync("after")));
    }

    [Fact(Timeout = LimitMilliseconds)]
    public async Task A_subscription_hears_again_after_the_server_was_killed_and_restarted()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = await ConnectionMultiplexer.ConnectAsync(Outage.Options(server.ConnectionString));
        var channel = RedisChannel.Literal("published");
        var heard = await Outage.UntilAnsweredAsync(() => client.GetSubscriber().SubscribeAsync(channel));

        await server.RestartAsync();
        while (await Outage.UntilAnsweredAsync(() => client.GetSubscriber().PublishAsync(channel, "again")) == 0)
        {
            await Outage.UntilAnsweredAsync(() => client.GetDatabase().PingAsync()); // the server has no subscriber yet
        }

        Assert.Equal("again", (await heard.ReadAsync(TestContext.Current.CancellationToken)).Message);
    }

    [Fact(Timeout = LimitMilliseconds)]
    public async Task A_client_may_start_before_its_server()
    {
        await using var server = await RedisServer.StartAsync();
        server.Kill();
        await using var client = await ConnectionMultiplexer.ConnectAsync(Outage.Options(server.ConnectionString));
        Assert.False(client.IsConnected);

        await server.RestartAsync();

        Assert.True(await Outage.UntilAnsweredAsync(() => client.GetDatabase().StringSetAsync("key", "value")));
    }
}
