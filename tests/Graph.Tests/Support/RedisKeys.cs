using Analytics.Support;
using StackExchange.Redis;

namespace Analytics.Graph.Tests.Support;

/// <summary>What hosts keep in a Redis.</summary>
internal static class RedisKeys
{
    /// <summary>How many answers and leases there are.</summary>
    public static async Task<(int Answers, int Leases)> CountAsync(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        var server = connection.GetServers()[0];
        return (server.Keys(pattern: "*answer:*").Count(), server.Keys(pattern: "*lease:*").Count());
    }

    /// <summary>Waits until so many answers have arrived: a host shares one a moment after its caller has it.</summary>
    public static Task UntilKeptAsync(RedisServer redis, int answers) =>
        Waiting.UntilAsync(async () => (await CountAsync(redis)).Answers >= answers);
}
