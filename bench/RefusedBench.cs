using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Analytics.Bench;

/// <summary>How soon a request over capacity is told so: 256 connections ask new questions one after the other, without
/// heeding <c>Retry-After</c>, and each reply is timed by what it says. A thread of its own drives all connections, so
/// that they do not wait for threads of the server in this process.</summary>
public static class RefusedBench
{
    private const int Connections = 256;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(4); // until the code that refuses is compiled well
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
            var took = new List<(int Status, double Milliseconds)>();
            var driving = new Thread(() =>
            {
                Drive(host.Address.Port, query, [], Warming);
                Drive(host.Address.Port, query, took, Lasting);
            });
            var (allocated, paused) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
            driving.Start();
            await Task.Run(driving.Join);
            Tell($"{Connections} connections, new {name} questions, refused", took, 503);
            Tell($"{Connections} connections, new {name} questions, answered", took, 200);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(GC.GetTotalAllocatedBytes() - allocated) >> 20:N0} MiB allocated, callers included; the collector "
                    + $"paused {(GC.GetTotalPauseDuration() - paused).TotalMilliseconds:0} ms of {Warming + Lasting}"));
        }
    }

    private static void Drive(
        int port, string query, List<(int Status, double Milliseconds)> took, TimeSpan lasting)
    {
        var clients = Enumerable.Range(0, Connections).Select(_ => new Client(port)).ToDictionary(one => one.Socket);
        foreach (var client in clients.Values)
        {
            client.Ask(query);
        }

        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < lasting;)
        {
            var readable = clients.Keys.ToList();
            Socket.Select(readable, null, null, TimeSpan.FromMilliseconds(100));
            foreach (var client in readable.Select(socket => clients[socket]))
            {
                if (client.Read() is { } status)
                {
                    took.Add((status, client.Milliseconds));
                    client.Ask(query);
                }
            }
        }

        foreach (var socket in clients.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>One connection.</summary>
    private sealed class Client
    {
        private readonly byte[] reply = new byte[16 << 10];
        private int received;
        private long began;

        public Client(int port) => Socket.Connect(new IPEndPoint(IPAddress.Loopback, port));

        public Socket Socket { get; } = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        public double Milliseconds { get; private set; }

        public void Ask(string query)
        {
            var body = JsonSerializer.Serialize(new { query, variables = new { n = "r" + number++ } });
            (received, began) = (0, Stopwatch.GetTimestamp());
            Socket.Send(Encoding.UTF8.GetBytes(
                $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
        }

        /// <summary>Reads what has come; the status of a reply that is whole, else null.</summary>
        public int? Read()
        {
            received += Socket.Receive(reply.AsSpan(received)) is > 0 and var more
                ? more
                : throw new InvalidOperationException("The server closed the connection.");
            var end = reply.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
            if (end < 0 || received < end + 4 + LengthIn(Encoding.ASCII.GetString(reply, 0, end)))
            {
                return null;
            }

            Milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            return int.Parse(Encoding.ASCII.GetString(reply, 9, 3), CultureInfo.InvariantCulture);
        }

        private static int LengthIn(string head)
        {
            const string Name = "Content-Length: ";
            var line = head.Split("\r\n").Single(one => one.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
            return int.Parse(line.AsSpan(Name.Length), CultureInfo.InvariantCulture);
        }
    }

    private static void Tell(string name, List<(int Status, double Milliseconds)> took, int status)
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
