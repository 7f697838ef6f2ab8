using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Serving;

/// <summary>A host in a process of its own that is killed, and one whose callers do not read.</summary>
public sealed class CrashTests(SampleGraph graph, LargeData large)
{
    private const string Query = "{\"query\":\"{ analysis { total { disbursed { value } } meta { snapshot { id } } } }\"}";

    [Fact]
    public async Task One_that_is_killed_while_it_takes_over_a_snapshot_serves_it_when_it_is_started_again()
    {
        using var folder = new TemporaryFolder();
        var publications = new Publications(graph.Data.Snapshot, folder.Path);
        publications.Publish();
        for (var round = 0; round < 3; round++)
        {
            using var host = await HostProcess.StartAsync(folder.Path, "--Snapshots:PollEvery=00:00:00.010");
            using var client = new HttpClient { BaseAddress = host.Address };

            var next = publications.Publish();
            await (round switch
            {
                0 => Task.CompletedTask, // before it takes over
                1 => Waiting.UntilAsync(() => Task.FromResult(host.OpenSnapshotFiles(next.Path) > 0)), // while it reads it, or later
                _ => Waiting.UntilAsync(async () => (await AskAsync(client)).Contains(next.Id, StringComparison.Ordinal)),
            });
            host.Kill();

            using var again = await HostProcess.StartAsync(folder.Path);
            using var asking = new HttpClient { BaseAddress = again.Address };
            Assert.Contains(next.Id, await AskAsync(asking), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Five_hundred_callers_who_do_not_read_hold_nobody_up()
    {
        using var host = await HostProcess.StartAsync(await large.FolderAsync(), "--Limits:MaxUnreadBytes=67108864");
        var body = JsonSerializer.Serialize(new
        {
            query = "{ table(ask: { by: [\"district\", \"month\"], facts: [\"disbursed\", \"allocated\"], first: 5000 }) { columns { name } rows } }",
        });
        var request = Encoding.UTF8.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var slow = new List<Socket>();
        for (var number = 0; number < 500; number++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
            await socket.ConnectAsync(host.Address.Host, host.Address.Port);
            await socket.SendAsync(request);
            slow.Add(socket);
        }

        using var client = new HttpClient { BaseAddress = host.Address };
        for (var number = 0; number < 50; number++)
        {
            using var reply = await client.PostAsync("/graphql", new StringContent(Query, null, "application/json")).WaitAsync(TimeSpan.FromSeconds(30));
            var text = await reply.Content.ReadAsStringAsync();
            Assert.True(reply.IsSuccessStatusCode || text.Contains("LIMIT_SENDING", StringComparison.Ordinal), text);
        }

        slow.ForEach(socket => socket.Dispose());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var reply = await client.PostAsync("/graphql", new StringContent(Query, null, "application/json"), limit.Token);
            if (reply.IsSuccessStatusCode)
            {
                break; // what they left unread is given back
            }

            await Task.Delay(50, limit.Token);
        }

        Assert.True(host.WorkingSetBytes < 1536L << 20, $"The host holds {host.WorkingSetBytes >> 20} MiB.");
    }

    private static async Task<string> AskAsync(HttpClient client)
    {
        using var reply = await client.PostAsync("/graphql", new StringContent(Query, null, "application/json"));
        return await reply.Content.ReadAsStringAsync();
    }
}
