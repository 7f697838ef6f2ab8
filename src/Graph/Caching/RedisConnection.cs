using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Analytics.Graph.Caching;

/// <summary>The one connection to Redis: the cache package reads and writes answers through it, and leases are taken
/// through it. A server that is down fails calls at once and is tried again in the background.</summary>
public sealed class RedisConnection : IAsyncDisposable
{
    private readonly Lazy<Task<IConnectionMultiplexer>> opening;

    /// <summary>A connection that opens when it is first used.</summary>
    public RedisConnection(IOptions<SharedCacheOptions> options)
    {
        var text = options.Value.Connection ?? "";
        opening = new(() => Task.Run<IConnectionMultiplexer>(
            async () => await ConnectionMultiplexer.ConnectAsync(SettingsOf(text))));
    }

    /// <summary>The open connection.</summary>
    public Task<IConnectionMultiplexer> OpenAsync() => opening.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (opening is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await opening.Value).DisposeAsync();
        }
    }

    private static ConfigurationOptions SettingsOf(string text)
    {
        var settings = ConfigurationOptions.Parse(text);
        settings.AbortOnConnectFail = false;
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        return settings;
    }
}
