using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Errors;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary><c>/graphql</c>: GraphQL over HTTP, and the query page for browsers.</summary>
internal sealed class GraphEndpoint(
    Answering answering, EventStream stream, SocketEndpoint sockets, Incidents incidents, IOptions<LimitOptions> limits)
{
    private const string Methods = "GET, POST";

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            await (http.WebSockets.IsWebSocketRequest ? sockets.OpenAsync(http) : ChooseAsync(http));
        }
        catch (RefusedRequest refused)
        {
            http.Response.Headers.Allow = refused.Allow;
            await RefuseAsync(http, refused.Status, refused.Error);
        }
        catch (BusyException busy)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(busy.RetryAfter.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, busy.Error);
        }
        catch (AnalyticsException slow)
        {
            await RefuseAsync(http, StatusCodes.Status504GatewayTimeout, slow.Errors[0]);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer any more.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await RefuseAsync(
                http, StatusCodes.Status500InternalServerError, incidents.Note(failure, http.Request.Path));
        }
    }

    private async Task ChooseAsync(HttpContext http)
    {
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.Headers.Allow = Methods;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (!HttpMethods.IsPost(http.Request.Method) && !HttpMethods.IsGet(http.Request.Method))
        {
            throw new RefusedRequest(
                StatusCodes.Status405MethodNotAllowed, HttpErrors.MethodNotAllowed(http.Request.Method))
            { Allow = Methods };
        }

        var format = AcceptHeader.Choose(http.Request)
            ?? throw new RefusedRequest(
                StatusCodes.Status406NotAcceptable, HttpErrors.NotAcceptable(http.Request.Headers.Accept.ToString()));
        switch (format)
        {
            case ReplyFormat.Page:
                await QueryPage.Open(http.Response).ExecuteAsync(http);
                break;
            case ReplyFormat.EventStream:
                await stream.OpenAsync(http);
                break;
            default:
                await AnswerAsync(http, format);
                break;
        }
    }

    private async Task AnswerAsync(HttpContext http, ReplyFormat format)
    {
        var started = Stopwatch.GetTimestamp();
        var asked = await RequestReader.ReadAsync(http.Request, limits.Value, http.RequestAborted);
        var found = await answering.AnswerAsync(asked, http.RequestAborted);
        var source = found.Source.ToString().ToUpperInvariant();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        http.Response.Headers["X-Cache"] = source;
        http.Response.Headers["Server-Timing"] = string.Create(
            CultureInfo.InvariantCulture, $"cache;desc={source}, total;dur={took:0.0##}");
        http.Response.StatusCode = found.Reply.Kind == ReplyKind.Refused && format == ReplyFormat.GraphResponse
            ? StatusCodes.Status400BadRequest
            : StatusCodes.Status200OK;
        await SendAsync(http, format, found.Reply.Body);
    }

    private static async Task RefuseAsync(HttpContext http, int status, AnalyticsError error)
    {
        var body = new ArrayBufferWriter<byte>();
        GraphExecutor.WriteErrors([Refusals.Of(error)], body);
        http.Response.StatusCode = status;
        var format = AcceptHeader.Choose(http.Request) == ReplyFormat.Json
            ? ReplyFormat.Json
            : ReplyFormat.GraphResponse;
        await SendAsync(http, format, body.WrittenMemory);
    }

    private static async Task SendAsync(HttpContext http, ReplyFormat format, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.ContentType = format == ReplyFormat.Json
            ? "application/json; charset=utf-8"
            : "application/graphql-response+json; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
