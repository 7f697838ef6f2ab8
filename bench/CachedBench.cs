using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Analytics.Bench;

/// <summary>Bytes that the server allocates for a request that memory answers, against those for a static reply of the
/// same bytes. The client is a plain socket in this process that allocates nothing.</summary>
public static class CachedBench
{
    private const int Requests = 1_000;

    /// <summary>Prints the bytes of one request each way and their ratio, for a short question and for one of
    /// 10 kB.</summary>
    public static async Task RunAsync(BenchData data)
    {
        await using var host = await BenchHost.StartAsync(data);
        await CompareAsync(host, "a short question", JsonSerializer.Serialize(new { query = HitBench.Query }));
        await CompareAsync(host, "a question of 10 kB", JsonSerializer.Serialize(new
        {
            query = Encoding.UTF8.GetString(BenchDocument.Of(10_000)),
            variables = new { under = new[] { "42" } },
        }));
    }

    private static async Task CompareAsync(BenchHost host, string name, string body)
    {
        await host.WarmAsync(body);
        var (ofHit, ofStatic) = (new List<double>(), new List<double>());
        for (var round = 0; round < 7; round++)
        {
            var (hit, plain) = (AllocatedBytes(host, "/graphql", body), AllocatedBytes(host, "/static", body));
            if (round > 0) // the first warms the just-in-time compiler
            {
                ofHit.Add(hit);
                ofStatic.Add(plain);
            }
        }

        var ratios = ofHit.Zip(ofStatic, (hit, plain) => hit / plain).ToArray();
        var more = Rounds.Median(ofHit) - Rounds.Median(ofStatic);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"memory hit / static reply, {name}, bytes allocated for a request: {Rounds.Median(ofHit):N0} against "
                + $"{Rounds.Median(ofStatic):N0}, {more:N0} more, ratio {Rounds.Median(ratios):N2} "
                + $"({ratios.Min():N2} to {ratios.Max():N2})"));
    }

    private static double AllocatedBytes(BenchHost host, string path, string body)
    {
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        client.Connect(new IPEndPoint(IPAddress.Loopback, host.Address.Port));
        var request = Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        var reply = new byte[1 << 20];
        Ask(client, request, reply, host.ReplyBytes);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var at = 0; at < Requests; at++)
        {
            Ask(client, request, reply, host.ReplyBytes);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
    }

    private static void Ask(Socket client, byte[] request, byte[] reply, int bodyBytes)
    {
        client.Send(request);
        var received = 0;
        var bodyAt = int.MaxValue - bodyBytes;
        while (received < bodyAt + bodyBytes)
        {
            received += client.Receive(reply.AsSpan(received)) is > 0 and var more
                ? more
                : throw new InvalidOperationException("The server closed the connection.");
            var head = reply.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
            bodyAt = head < 0 ? bodyAt : head + 4;
        }
    }
}
