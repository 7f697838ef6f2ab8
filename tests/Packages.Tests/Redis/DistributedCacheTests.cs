using Analytics.Support;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace Analytics.Packages.Tests.Redis;

public sealed class DistributedCacheTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [Fact]
    public async Task Bytes_come_back_as_they_were_stored_until_they_are_removed()
    {
        using var cache = Cache("binary");
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 7)).ToArray();
        var stop = TestContext.Current.CancellationToken;

        await cache.SetAsync("key", bytes, stop);
        Assert.Equal(bytes, await cache.GetAsync("key", stop));

        await cache.RemoveAsync("key", stop);
        Assert.Null(await cache.GetAsync("key", stop));
    }

    [Fact]
    public async Task The_lifetime_of_an_entry_is_kept_by_the_server()
    {
        using var cache = Cache("lifetime");
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var stop = TestContext.Current.CancellationToken;

        await cache.SetAsync("absolute", [1], new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) }, stop);
        await cache.SetAsync("sliding", [2], new() { SlidingExpiration = TimeSpan.FromMinutes(5) }, stop);
        await cache.SetAsync("forever", [3], new(), stop);

        Assert.InRange((await client.GetDatabase().KeyTimeToLiveAsync("lifetime:absolute"))!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        Assert.InRange((await client.GetDatabase().KeyTimeToLiveAsync("lifetime:sliding"))!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));
        Assert.Null(await client.GetDatabase().KeyTimeToLiveAsync("lifetime:forever"));
    }

    [Fact]
    public async Task An_entry_that_the_server_has_expired_is_gone()
    {
        using var cache = Cache("expiry");
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var stop = TestContext.Current.CancellationToken;
        await cache.SetAsync("key", [1], new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) }, stop);

        await client.GetDatabase().KeyExpireAsync("expiry:key", TimeSpan.Zero);

        Assert.Null(await cache.GetAsync("key", stop));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_killed_server_makes_the_cache_throw_and_a_restarted_one_serves_it()
    {
        await using var server = await RedisServer.StartAsync();
        using var cache = new RedisCache(new RedisCacheOptions { ConfigurationOptions = Outage.Options(server.ConnectionString) });
        var stop = TestContext.Current.CancellationToken;
        await Outage.UntilAnsweredAsync(() => SetAsync(cache, 1));

        server.Kill();
        await Outage.FailsAsync(() => cache.GetAsync("key", stop));
        await server.RestartAsync();

        Assert.Null(await Outage.UntilAnsweredAsync(() => cache.GetAsync("key", stop)));
        await Outage.UntilAnsweredAsync(() => SetAsync(cache, 2));
        Assert.Equal([2], await Outage.UntilAnsweredAsync(() => cache.GetAsync("key", stop)));
    }

    private static async Task<bool> SetAsync(RedisCache cache, byte value)
    {
        await cache.SetAsync("key", [value], TestContext.Current.CancellationToken);
        return true;
    }

    private RedisCache Cache(string prefix) => new(new RedisCacheOptions { Configuration = redis.ConnectionString, InstanceName = $"{prefix}:" });
}
