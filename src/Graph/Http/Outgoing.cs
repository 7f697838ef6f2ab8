using Analytics.Graph.Caching;

namespace Analytics.Graph.Http;

/// <summary>What is left to send of an answer whose headers are set.</summary>
/// <param name="body">Its bytes; empty where it flows.</param>
/// <param name="flowing">An answer that is written while it is sent; null for bytes. Its errors and its length are
/// known: whatever goes wrong from here on cuts the connection, so that nobody takes a part for the whole.</param>
/// <param name="place">Its place among the answers that are being sent; null where it needs none.</param>
internal sealed class Outgoing(ReadOnlyMemory<byte> body, Reply? flowing, IDisposable? place) : IDisposable
{
    /// <summary>Sends it, a piece at a time.</summary>
    public Task SendAsync(HttpContext http)
    {
        var response = http.Response;
        response.ContentLength = flowing?.Length ?? body.Length;
        return flowing?.WriteAsync(response.Body, http.RequestAborted)
            ?? Reply.WriteAsync(body, response.Body, http.RequestAborted);
    }

    /// <summary>Gives its place back.</summary>
    public void Dispose() => place?.Dispose();
}
