using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Analytics.Bench;

/// <summary>An answer of many megabytes: what the server holds while its caller does not read, what it allocates and
/// how long it takes, as one whole against in pieces.</summary>
public static class LongBench
{
    private const int Breakdowns = 20;
    private static readonly string[] Numbers =
        ["available", "allocated", "disbursementRate", "courses", "femaleShare"];

    private static readonly string Query = "{ analysis { "
        + string.Concat(Enumerable.Range(0, Breakdowns).Select(number => $$"""
            a{{number}}: rows(first: 10000) { nodes { by { district { code name } month { code label } }
              facts { disbursed { value(unit: MILLION) status } {{Numbers[number % Numbers.Length]}} { records text } } } }

            """)) + "} }";

    /// <summary>Prints the figures of both ways, as bytes and packed.</summary>
    public static async Task RunAsync(BenchData data)
    {
        foreach (var encoding in (string[])["identity", "br"])
        {
            foreach (var (name, most) in ((string, string)[])
                [("as one whole", "536870912"), ("in pieces", "1048576")])
            {
                await MeasureAsync(data, name, most, encoding);
            }
        }
    }

    private static async Task MeasureAsync(BenchData data, string name, string mostKept, string encoding)
    {
        await using var host = await BenchHost.StartAsync(
            data, ("ResultCache:MaxEntryBytes", mostKept), ("ResultCache:MaxTotalBytes", "1048576"));
        await ReadAsync(host, encoding, () => { }); // warms the just-in-time compiler
        var (held, allocated, took) = (new List<double>(), new List<double>(), new List<double>());
        var length = 0L;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await ReadAsync(host, encoding, () => held.Add(GC.GetTotalMemory(forceFullCollection: true) - before));
            var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
            took.Add(await Rounds.MillisecondsAsync(async () => length = await ReadAsync(host, encoding, () => { })));
            allocated.Add(GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore);
        }

        if (length < 10_000)
        {
            throw new InvalidOperationException("The long answer is short: the question was refused.");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"answer of {length:N0} bytes ({encoding}), {name}: {Rounds.Median(held) / 1e6:N1} MB held while nobody "
                + $"reads, {Rounds.Median(allocated) / 1e6:N0} MB allocated, {Rounds.Median(took):N0} ms"));
    }

    /// <summary>Reads an answer, and looks at the server when its first bytes have come.</summary>
    private static async Task<long> ReadAsync(BenchHost host, string encoding, Action look)
    {
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 64 << 10 };
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback, host.Address.Port));
        var body = JsonSerializer.Serialize(new { query = Query });
        await client.SendAsync(Encoding.UTF8.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: {encoding}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        var part = new byte[256 << 10];
        long received = await client.ReceiveAsync(part);
        if (!part.AsSpan().StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(part, 0, (int)received));
        }

        look();
        while (await client.ReceiveAsync(part) is > 0 and var more)
        {
            received += more;
        }

        return received;
    }
}
