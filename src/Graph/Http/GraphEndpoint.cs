using System.Buffers;
using System.Diagnostics;
using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Graph.Telemetry;
using Analytics.Warehouse.Errors;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary><c>/graphql</c>: GraphQL over HTTP, and the query page for browsers.</summary>
internal sealed class GraphEndpoint(
    Answering answering, EventStream stream, SocketEndpoint sockets, AnswerSending sending, Incidents incidents,
    RequestMetrics metrics, SlowQueries slow,
    BusyQuestions busy, IOptions<LimitOptions> limits)
{
    private const string Methods = "GET, HEAD, POST";

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
            http.Response.Headers.RetryAfter = BusyException.Text(busy.RetryAfter);
            metrics.NoteRefusal(null, RequestKind.GraphQl, busy.Error.Code);
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
        catch (Exception failure)
        {
            var incident = incidents.Note(failure, http.Request.Path);
            if (http.Response.HasStarted)
            {
                http.Abort(); // nobody shall take a part for the whole
                return;
            }

            await RefuseAsync(http, StatusCodes.Status500InternalServerError, incident);
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

        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get; // the server leaves the body out
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
        if (format == ReplyFormat.Page)
        {
            await QueryPage.Open(http.Response).ExecuteAsync(http);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var asked = await RequestReader.ReadAsync(http.Request, limits.Value, http.RequestAborted);
        var isStream = format == ReplyFormat.EventStream
            || (AcceptHeader.NamesEventStream(http.Request)
                && await answering.IsSubscriptionAsync(asked, http.RequestAborted));
        await (isStream ? stream.OpenAsync(http, asked) : AnswerAsync(http, format, asked, started));
    }

    private async Task AnswerAsync(HttpContext http, ReplyFormat format, AskedRequest asked, long started)
    {
        using var span = RequestMetrics.Begin(RequestKind.GraphQl);
        using var outgoing = await PrepareAsync(http, format, asked, started, span);
        if (outgoing is not null)
        {
            await outgoing.SendAsync(http);
        }
    }

    /// <summary>What is to be sent; null for 304. Apart from the sending, during which the answer is held no
    /// more.</summary>
    private async Task<Outgoing?> PrepareAsync(
        HttpContext http, ReplyFormat format, AskedRequest asked, long started, Activity? span)
    {
        if (await FindAsync(http, format, asked, (started, span)) is not { } ready)
        {
            return null;
        }

        if (ready.Found.Reply.Busy is { } refusal)
        {
            metrics.NoteRefusal(span, RequestKind.GraphQl, refusal.Code);
            return await sending.PrepareAsync(http, format, ready);
        }

        var answered = ready.Read.Measured(ready.Found.Source);
        metrics.Note(span, answered, Stopwatch.GetElapsedTime(started));
        slow.Note(answered);
        return await sending.PrepareAsync(http, format, ready);
    }

    /// <summary>The answer; null when the caller has it already. The snapshot is released before anything is sent, so
    /// that slow callers keep no file open.</summary>
    private async Task<ReadyAnswer?> FindAsync(
        HttpContext http, ReplyFormat format, AskedRequest asked, (long Started, Activity? Span) measured)
    {
        await using var read = await answering.ReadAsync(asked, http.RequestAborted);
        if (AnswerSending.TryAnswerKnown(http, format, read) is { } tag)
        {
            busy.Note(read);
            sending.SendUnchanged(http, read, tag);
            metrics.Note(
                measured.Span, read.Measured(AnswerSource.Caller), Stopwatch.GetElapsedTime(measured.Started));
            return null;
        }

        var found = await answering.AnswerAsync(read, http.RequestAborted);
        if (found.Reply.Kind != ReplyKind.Busy)
        {
            busy.Note(read);
        }

        return new(read, found, measured.Started);
    }

    private async Task RefuseAsync(HttpContext http, int status, AnalyticsError error)
    {
        var body = new ArrayBufferWriter<byte>();
        GraphExecutor.WriteErrors([Refusals.Of(error)], body);
        http.Response.StatusCode = status;
        var format = AcceptHeader.Choose(http.Request) == ReplyFormat.Json
            ? ReplyFormat.Json
            : ReplyFormat.GraphResponse;
        await sending.RefuseAsync(http, format, body.WrittenMemory);
    }
}
