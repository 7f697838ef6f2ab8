using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Http;

/// <summary>Reads and writes whole messages of a WebSocket; any number of operations may write at the same
/// time.</summary>
internal sealed class SocketWire(WebSocket socket, int maxBytes, CancellationToken gone) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>The next message; null when the caller has closed.</summary>
    /// <exception cref="SocketClosing">1009 or 4400.</exception>
    public async Task<SocketMessage?> ReadAsync()
    {
        var text = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(text.GetMemory(4096), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Advance(part.Count);
            if (text.WrittenCount > maxBytes)
            {
                throw SocketClosing.TooLarge(maxBytes);
            }

            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Text
                    ? SocketMessage.Read(text.WrittenMemory)
                    : throw SocketClosing.BadMessage("Only texts are understood");
            }
        }
    }

    /// <summary>Sends a message without an operation, such as an acknowledgement.</summary>
    public Task SendAsync(string type, JsonElement? payload) => SendAsync(type, null, payload is { } carried
        ? json => carried.WriteTo(json)
        : null);

    /// <summary>Sends a response of an operation.</summary>
    public Task SendNextAsync(string id, Reply reply) => reply.IsLong
        ? SendLongAsync(id, reply)
        : SendAsync("next", id, json => json.WriteRawValue(reply.Body.Span, skipInputValidation: true));

    /// <summary>Sends the errors of an operation that did not run, out of a response that holds nothing else.</summary>
    public Task SendErrorAsync(string id, ReadOnlyMemory<byte> reply) => SendAsync("error", id, json =>
    {
        using var response = JsonDocument.Parse(reply);
        response.RootElement.GetProperty("errors").WriteTo(json);
    });

    /// <summary>A response that holds one error.</summary>
    public static ReadOnlyMemory<byte> ResponseOf(GraphError error)
    {
        var body = new ArrayBufferWriter<byte>();
        GraphExecutor.WriteErrors([error], body);
        return body.WrittenMemory;
    }

    /// <summary>Says that an operation has ended.</summary>
    public Task SendCompleteAsync(string id) => SendAsync("complete", id, null);

    /// <summary>Closes; what the other side has not read any more is lost.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, patience.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Nobody is there to be told.
        }
    }

    public void Dispose() => writing.Dispose();

    /// <summary>Sends a message in fragments.</summary>
    private async Task SendLongAsync(string id, Reply reply)
    {
        var head = $$"""{"id":{{JsonSerializer.Serialize(id)}},"type":"next","payload":""";
        await writing.WaitAsync(gone);
        try
        {
            await SendPartAsync(Encoding.UTF8.GetBytes(head), gone);
            await reply.WriteAsync(SendPartAsync, gone);
            await socket.SendAsync("}"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, gone);
        }
        catch
        {
            socket.Abort(); // the message cannot be taken back
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    private ValueTask SendPartAsync(ReadOnlyMemory<byte> part, CancellationToken stop) =>
        socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, stop);

    private async Task SendAsync(string type, string? id, Action<Utf8JsonWriter>? payload)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            if (id is not null)
            {
                json.WriteString("id", id);
            }

            json.WriteString("type", type);
            if (payload is not null)
            {
                json.WritePropertyName("payload");
                payload(json);
            }

            json.WriteEndObject();
        }

        await writing.WaitAsync(gone);
        try
        {
            await socket.SendAsync(text.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, gone);
        }
        finally
        {
            writing.Release();
        }
    }
}
