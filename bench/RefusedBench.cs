using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Analytics.Bench;

/// <summary>How soon a request over capacity is told so: 256 connections ask new questions one after the other, without
/// heeding <c>Retry-After</c>, and each reply is timed by what it says. The clients are plain sockets in this
/// process.</summary>
public static class RefusedBench
{
    private const int Connections = 256;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(8);
    private static int number;

    /// <summary>Prints the times of refused and of answered requests, light questions and heavy ones.</summary>
    public static async Task RunAsync(BenchData data)
    {
        await using var host = await BenchHost.StartAsync(data);
        await host.UseAreaAsync();
        foreach (var (name, query) in ((string, string)[])
            [("light", ServeScripts.Light.Replace("{AREA}", host.Area)), ("heavy", ServeScripts.Heavy)])
        {
            var took = new ConcurrentBag<(int Status, double Milliseconds)>();
            using var stop = new CancellationTokenSource(Lasting);
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskAsync(host, query, took, stop.Token)));
            Tell($"{Connections} connections, new {name} questions, refused", took, 503);
            Tell($"{Connections} connections, new {name} questions, answered", took, 200);
        }
    }

    private static async Task AskAsync(
        BenchHost host, string query, ConcurrentBag<(int Status, double Milliseconds)> took, CancellationToken stop)
    {
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback, host.Address.Port), CancellationToken.None);
        var reply = new byte[16 << 10];
        while (!stop.IsCancellationRequested)
        {
            var body = JsonSerializer.Serialize(
                new { query, variables = new { n = "r" + Interlocked.Increment(ref number) } });
            var began = Stopwatch.GetTimestamp();
            await client.SendAsync(Encoding.UTF8.GetBytes(
                $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"), CancellationToken.None);
            var status = await ReadAsync(client, reply);
            took.Add((status, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
        }
    }

    /// <summary>Reads one reply and answers its status.</summary>
    private static async Task<int> ReadAsync(Socket client, byte[] reply)
    {
        for (var (received, whole) = (0, int.MaxValue); ;)
        {
            received += await client.ReceiveAsync(reply.AsMemory(received), CancellationToken.None) is > 0 and var more
                ? more
                : throw new InvalidOperationException("The server closed the connection.");
            if (whole == int.MaxValue && reply.AsSpan(0, received).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                whole = end + 4 + LengthIn(Encoding.ASCII.GetString(reply, 0, end));
            }

            if (received >= whole)
            {
                return int.Parse(Encoding.ASCII.GetString(reply, 9, 3), CultureInfo.InvariantCulture);
            }
        }
    }

    private static int LengthIn(string head)
    {
        const string Name = "Content-Length: ";
        var line = head.Split("\r\n").Single(one => one.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return int.Parse(line.AsSpan(Name.Length), CultureInfo.InvariantCulture);
    }

    private static void Tell(string name, ConcurrentBag<(int Status, double Milliseconds)> took, int status)
    {
        var times = took.Where(one => one.Status == status).Select(one => one.Milliseconds).Order().ToArray();
        Console.WriteLine(times.Length == 0
            ? $"{name}: none"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {times.Length:N0}, p50 {times[times.Length / 2]:0.0} ms, p99 "
                    + $"{times[times.Length * 99 / 100]:0.0} ms, longest {times[^1]:0.0} ms"));
    }
}
