using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Serving;

/// <summary>A host in a process of its own whose callers read slowly.</summary>
public sealed class SlowReadersTests(LargeData large)
{
    private const int Readers = 500;
    private const string Plain = "{\"query\":\"query Plain($n: String!) { analysis { total { disbursed { value } } } __type(name: $n) { name } }\",\"variables\":{\"n\":\"NUMBER\"}}";
    private const string Long =
        "{ table(ask: { by: [\"district\", \"month\"], facts: [\"disbursed\", \"allocated\"], status: true, first: 5000 }) { columns { name } rows } }";

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("16777216")] // one answer out of memory for all of them
    [InlineData("1024")] // too long to be kept: computed and sent in pieces
    public async Task Five_hundred_callers_who_read_slowly_get_their_whole_answers_while_others_are_served(string maxEntryBytes)
    {
        using var host = await HostProcess.StartAsync(
            await large.FolderAsync(), "--Limits:MaxUnreadBytes=1073741824", "--Limits:MaxWaiting=1000", "--Limits:MaxHeavyWaiting=1000",
            $"--ResultCache:MaxEntryBytes={maxEntryBytes}");
        var readers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Reader.AskAsync(host.Address, Long)));
        using var stop = new CancellationTokenSource();
        var reading = Task.WhenAll(readers.Select(one => one.ReadSlowlyAsync(stop.Token)));

        using var client = new HttpClient { BaseAddress = host.Address };
        for (var number = 0; number < 50; number++)
        {
            using var content = new StringContent(Plain.Replace("NUMBER", $"{number}", StringComparison.Ordinal), null, "application/json");
            using var reply = await client.PostAsync("/graphql", content).WaitAsync(TimeSpan.FromMinutes(1));
            Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        }

        Assert.DoesNotContain(readers, one => one.IsDone); // so the others came in between
        await stop.CancelAsync();
        await reading;
        Assert.All(await Task.WhenAll(readers.Select(one => one.ReadRestAsync())), length => Assert.InRange(length, 100_000, int.MaxValue));
    }

    /// <summary>One connection.</summary>
    private sealed class Reader(Socket socket)
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
        private readonly byte[] part = new byte[1024];
        private readonly StringBuilder head = new();
        private long body = -1;
        private long length = long.MaxValue;

        public bool IsDone => body >= length;

        public static async Task<Reader> AskAsync(Uri host, string query)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
            await socket.ConnectAsync(host.Host, host.Port);
            var json = JsonSerializer.Serialize(new { query });
            await socket.SendAsync(Encoding.UTF8.GetBytes(
                $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}"));
            return new(socket);
        }

        /// <summary>A kilobyte now and then.</summary>
        public async Task ReadSlowlyAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested && !IsDone)
            {
                try
                {
                    Take(await socket.ReceiveAsync(part, SocketFlags.None, stop));
                    await Task.Delay(Pause, stop);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }

        /// <summary>Reads on as fast as it comes; answers the length of the whole.</summary>
        public async Task<long> ReadRestAsync()
        {
            using var ending = socket;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (!IsDone)
            {
                Take(await socket.ReceiveAsync(part, SocketFlags.None, limit.Token));
            }

            return length;
        }

        private void Take(int count)
        {
            Assert.True(count > 0, $"The connection was closed after {body} bytes of {length}: {head}");
            if (body >= 0)
            {
                body += count;
                return;
            }

            head.Append(Encoding.Latin1.GetString(part, 0, count));
            if (head.ToString().Split("\r\n\r\n", 2) is [var lines, var begun])
            {
                Assert.StartsWith("HTTP/1.1 200", lines, StringComparison.Ordinal);
                body = begun.Length;
                length = long.Parse(lines.Split("Content-Length: ")[1].Split("\r\n")[0], CultureInfo.InvariantCulture);
            }
        }
    }
}
