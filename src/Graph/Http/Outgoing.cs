using Analytics.Graph.Caching;

namespace Analytics.Graph.Http;

/// <summary>What is left to send of an answer whose headers are set.</summary>
/// <param name="body">Its bytes; empty where they are in pieces.</param>
/// <param name="pieces">An answer in pieces; null for one whole.</param>
/// <param name="place">Its place among the answers that are being sent; null where it needs none.</param>
internal sealed class Outgoing(ReadOnlyMemory<byte> body, Reply? pieces, IDisposable? place) : IDisposable
{
    /// <summary>Sends it, a piece at a time.</summary>
    public Task SendAsync(HttpContext http)
    {
        var response = http.Response;
        response.ContentLength = pieces?.Length ?? body.Length;
        return pieces?.WriteAsync(response.Body, http.RequestAborted)
            ?? Reply.WriteAsync(body, response.Body, http.RequestAborted);
    }

    /// <summary>Gives its place back.</summary>
    public void Dispose() => place?.Dispose();
}
