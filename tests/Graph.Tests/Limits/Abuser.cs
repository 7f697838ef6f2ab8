using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Analytics.Graph.Tests.Limits;

/// <summary>One connection of somebody who means no good. What it is told is counted by code.</summary>
internal sealed class Abuser(Uri address, int number, ConcurrentDictionary<string, int> told) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private static readonly ImmutableArray<byte[]> Bodies = [.. BadDocuments.All.Select(BodyOf)];
    private static readonly byte[] Huge = Encoding.UTF8.GetBytes(new string('x', 2 << 20));
    private readonly HttpClient client = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
    private int sent;

    /// <summary>Goes on until it is stopped; each number has a bad habit of its own.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        Func<CancellationToken, Task> habit = (number % 10) switch
        {
            0 => AskHeavyAsync,
            1 => SendHugeAsync,
            2 => HoldBodyAsync,
            3 => FloodSocketAsync,
            4 => HoldStreamAsync,
            5 => LeaveUnreadAsync,
            6 => FillPlanCacheAsync,
            _ => ExceedAsync,
        };
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await habit(stop);
                await Task.Delay(Breath, stop); // this process shares the machine with the host that it abuses
            }
            catch (Exception gone) when (gone is OperationCanceledException or HttpRequestException or IOException or SocketException or WebSocketException)
            {
                told.AddOrUpdate(gone is OperationCanceledException ? "stopped" : "cut off", 1, (_, count) => count + 1);
                await Task.Delay(Breath, CancellationToken.None);
            }
        }
    }

    public void Dispose() => client.Dispose();

    private Task ExceedAsync(CancellationToken stop) => AskAsync(Bodies[(number + sent) % Bodies.Length], stop);

    private Task AskHeavyAsync(CancellationToken stop) => AskAsync(BodyOf(BadDocuments.Heavy($"{number}x{sent}")), stop);

    private Task FillPlanCacheAsync(CancellationToken stop) => AskAsync(BodyOf(BadDocuments.Wide($"{number}x{sent}")), stop);

    private Task SendHugeAsync(CancellationToken stop) => AskAsync(Huge, stop);

    private async Task AskAsync(byte[] body, CancellationToken stop)
    {
        sent++;
        using var content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
        using var reply = await client.PostAsync(new Uri("/graphql", UriKind.Relative), content, stop);
        Note(await reply.Content.ReadAsStringAsync(stop));
    }

    private static byte[] BodyOf(string document) => JsonSerializer.SerializeToUtf8Bytes(new { query = document });

    /// <summary>Sends a byte now and then: of a head, or of a body.</summary>
    private async Task HoldBodyAsync(CancellationToken stop)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, stop);
        var wire = socket.GetStream();
        var head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        await wire.WriteAsync(Encoding.ASCII.GetBytes(number % 20 == 2 ? head : head + "Content-Length: 100000\r\n\r\n{"), stop);
        var reply = ReadAllAsync(wire, stop);
        while (!reply.IsCompleted)
        {
            await wire.WriteAsync(new byte[300].Select(_ => (byte)'a').ToArray(), stop);
            await Task.Delay(500, stop);
        }

        Note(await reply);
    }

    private static async Task<string> ReadAllAsync(NetworkStream wire, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("]}", StringComparison.Ordinal) && await wire.ReadAsync(buffer, stop) is > 0 and var count)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    /// <summary>Sends operations for some time and reads only then.</summary>
    private async Task FloodSocketAsync(CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, stop);
        await SendAsync(socket, """{"type":"connection_init"}""", stop);
        for (var id = 0; id < 300; id++)
        {
            await SendAsync(socket, $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"subscription { snapshotPublished { id } }"}}""", stop);
        }

        var buffer = new byte[16384];
        while (socket.CloseStatus is null)
        {
            var part = await socket.ReceiveAsync(buffer, stop);
            Note(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, stop);

    private async Task HoldStreamAsync(CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription%7BsnapshotPublished%7Bid%7D%7D");
        request.Headers.Add("Accept", "text/event-stream");
        using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (!reply.IsSuccessStatusCode)
        {
            Note(await reply.Content.ReadAsStringAsync(stop));
            return;
        }

        await Task.Delay(Patience, stop);
    }

    /// <summary>Asks for much, and leaves it on the wire.</summary>
    private async Task LeaveUnreadAsync(CancellationToken stop)
    {
        sent++;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = BadDocuments.Long(number) }),
        };
        using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (reply.IsSuccessStatusCode)
        {
            await Task.Delay(Patience, stop);
            return;
        }

        Note(await reply.Content.ReadAsStringAsync(stop));
    }

    private void Note(string reply)
    {
        var at = reply.IndexOf("\"code\":\"", StringComparison.Ordinal);
        var isError = reply.Contains("\"errors\":", StringComparison.Ordinal) || reply.Contains("\"error\"", StringComparison.Ordinal);
        var code = at >= 0 && isError ? reply[(at + 8)..reply.IndexOf('"', at + 8)] : "answered";
        told.AddOrUpdate(code, 1, (_, count) => count + 1);
    }
}
