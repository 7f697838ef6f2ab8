using System.Net.WebSockets;
using System.Text;

namespace Analytics.Graph.Tests.Support;

/// <summary>Whole messages over a WebSocket.</summary>
internal static class Sockets
{
    public static Task SendTextAsync(this ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next message, of however many parts; what never comes fails the test.</summary>
    public static async Task<string> ReadTextAsync(this ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (text, part) = (new MemoryStream(), new byte[16384]);
        while (true)
        {
            var read = await socket.ReceiveAsync(part, limit.Token);
            text.Write(part, 0, read.Count);
            if (read.EndOfMessage)
            {
                return Encoding.UTF8.GetString(text.ToArray());
            }
        }
    }
}
