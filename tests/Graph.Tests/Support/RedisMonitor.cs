using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Analytics.Support;

namespace Analytics.Graph.Tests.Support;

/// <summary>Hears every command that a Redis is given, so that a test can wait until all who shall ask have asked.</summary>
internal sealed partial class RedisMonitor : IDisposable
{
    private readonly HashSet<string> takers = [];
    private readonly TcpClient client;
    private readonly StreamReader lines;

    private RedisMonitor(TcpClient client)
    {
        this.client = client;
        lines = new StreamReader(client.GetStream());
    }

    /// <summary>Hears all that is told from now on.</summary>
    public static async Task<RedisMonitor> StartAsync(RedisServer redis)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, redis.Port);
        var monitor = new RedisMonitor(client);
        await client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray());
        Assert.Equal("+OK", await monitor.lines.ReadLineAsync());
        return monitor;
    }

    /// <summary>Waits until so many have asked for the lease of an answer; one of them has it, and the others know so.</summary>
    public async Task UntilAskedForLeaseAsync(int callers)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (takers.Count < callers)
        {
            var line = await lines.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("Redis has ended.");
            if (LeaseAsked().Match(line) is { Success: true } asked)
            {
                takers.Add(asked.Groups["token"].Value);
            }
        }
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("\"SET\" \"[^\"]*lease:[^\"]*\" \"(?<token>[0-9a-f]{32})\"")]
    private static partial Regex LeaseAsked();
}
