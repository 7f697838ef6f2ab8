using System.Net.WebSockets;
using Analytics.Graph.Limits;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Opens WebSockets that speak graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(
    Answering answering, StreamedAnswers answers, StreamGate gate, SendGate sending, Incidents incidents,
    IHostApplicationLifetime host,
    IOptions<LimitOptions> limits, IOptions<TransportOptions> options)
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>Answers until either side closes.</summary>
    /// <exception cref="RefusedRequest">HTTP_ORIGIN: a page of another origin, which CORS would not stop
    /// here.</exception>
    /// <exception cref="BusyException">LIMIT_STREAMS.</exception>
    public async Task OpenAsync(HttpContext http)
    {
        CheckOrigin(http.Request);
        using var place = gate.Enter();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        var isOurs = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(isOurs ? Protocol : null);
        using var wire = new SocketWire(socket, limits.Value.MaxRequestBytes, gone.Token);
        try
        {
            if (!isOurs)
            {
                throw SocketClosing.OtherProtocol();
            }

            var patience = options.Value.ConnectionInitTimeout;
            await new SocketSession(wire, answering, answers, gate, sending, incidents, limits.Value, patience)
                .RunAsync(gone.Token);
            await wire.CloseAsync((int)WebSocketCloseStatus.NormalClosure, "");
        }
        catch (SocketClosing closing)
        {
            await wire.CloseAsync(closing.Code, closing.Message);
        }
        catch (OperationCanceledException)
        {
            await wire.CloseAsync((int)WebSocketCloseStatus.EndpointUnavailable, "The host stops");
        }
        catch (WebSocketException)
        {
            // The caller left without a word.
        }
    }

    private void CheckOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var isOwn = Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Authority == request.Host.Value;
        if (origin.Length > 0 && !isOwn
            && !options.Value.AllowedOrigins.Any(allowed => allowed == "*" || allowed == origin))
        {
            throw new RefusedRequest(StatusCodes.Status403Forbidden, HttpErrors.OtherOrigin(origin));
        }
    }
}
