using StackExchange.Redis;

namespace Analytics.Packages.Tests.Redis;

public sealed class ClientTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [Fact]
    public async Task A_value_is_read_as_it_was_written()
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var bytes = Enumerable.Range(0, 200_000).Select(number => (byte)(number * 31)).ToArray();

        await client.GetDatabase().StringSetAsync("bytes", bytes);

        Assert.Equal(bytes, (byte[]?)await client.GetDatabase().StringGetAsync("bytes"));
        Assert.True((await client.GetDatabase().StringGetAsync("nothing")).IsNull);
    }

    [Fact]
    public async Task Ten_thousand_pipelined_gets_answer_each_with_its_own_value()
    {
        const int count = 10_000;
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var database = client.GetDatabase();
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => database.StringSetAsync($"key:{number}", number)));

        var values = await Task.WhenAll(Enumerable.Range(0, count).Select(number => database.StringGetAsync($"key:{number}")));

        Assert.Equal(Enumerable.Range(0, count), values.Select(value => (int)value));
    }

    [Fact]
    public async Task A_published_message_reaches_its_subscriber_and_no_other()
    {
        await using var publisher = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await using var subscriber = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var heard = await subscriber.GetSubscriber().SubscribeAsync(RedisChannel.Literal("published"));

        await publisher.GetSubscriber().PublishAsync(RedisChannel.Literal("other"), "no");
        await publisher.GetSubscriber().PublishAsync(RedisChannel.Literal("published"), "snapshot 7");

        var message = await heard.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("snapshot 7", message.Message);
        Assert.False(heard.TryRead(out _));
    }

    [Fact]
    public async Task A_script_runs_and_its_error_carries_the_message_of_the_server()
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);

        Assert.Equal(42, (int)await client.GetDatabase().ScriptEvaluateAsync("return 40 + ARGV[1]", values: [2]));
        var error = await Assert.ThrowsAsync<RedisServerException>(() => client.GetDatabase().ExecuteAsync("NOSUCH"));
        Assert.StartsWith("ERR unknown command", error.Message, StringComparison.Ordinal);
    }
}
