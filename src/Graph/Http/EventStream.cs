using Analytics.Graph.Caching;
using Analytics.Graph.Limits;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Server-sent events as graphql-sse has them, one connection for each operation: a <c>next</c> for each
/// response, then <c>complete</c>.</summary>
internal sealed class EventStream(
    Answering answering, StreamedAnswers answers, StreamGate gate, SendGate sending, IHostApplicationLifetime host,
    IOptions<TransportOptions> options)
{
    /// <summary>Answers a request with events until it is complete, the caller leaves or the host stops.</summary>
    public async Task OpenAsync(HttpContext http, AskedRequest asked)
    {
        if (!await answering.IsSubscriptionAsync(asked, http.RequestAborted))
        {
            var reply = await answers.AnswerAsync(asked, http.RequestAborted);
            using var whole = sending.Enter(reply.Length);
            await StartAsync(http.Response, http.RequestAborted);
            await WriteNextAsync(http.Response, reply, http.RequestAborted);
            await WriteCompleteAsync(http.Response, http.RequestAborted);
            return;
        }

        using var place = gate.Enter();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, host.ApplicationStopping);
        try
        {
            await ListenAsync(http.Response, asked, leaving.Token);
            await WriteCompleteAsync(http.Response, http.RequestAborted);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The caller left, or the host stops.
        }
    }

    private async Task ListenAsync(HttpResponse response, AskedRequest asked, CancellationToken stop)
    {
        await StartAsync(response, stop);
        await using var replies = answering.ListenAsync(asked, stop).GetAsyncEnumerator(stop);
        while (await WaitAsync(response, replies.MoveNextAsync().AsTask(), stop))
        {
            await WriteNextAsync(response, new Reply(replies.Current, ReplyKind.Complete), stop);
        }
    }

    /// <summary>Waits for the next event; a comment now and then keeps what stands between from closing the
    /// connection.</summary>
    private async Task<bool> WaitAsync(HttpResponse response, Task<bool> next, CancellationToken stop)
    {
        while (await Task.WhenAny(next, Task.Delay(options.Value.KeepAliveEvery, stop)) != next
            && !stop.IsCancellationRequested)
        {
            try
            {
                await response.Body.WriteAsync(":\n\n"u8.ToArray(), stop);
                await response.Body.FlushAsync(stop);
            }
            catch (OperationCanceledException)
            {
                break; // the same token ends what is waited for
            }
        }

        return await next;
    }

    private static async Task StartAsync(HttpResponse response, CancellationToken stop)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.Body.FlushAsync(stop);
    }

    private static async Task WriteNextAsync(HttpResponse response, Reply reply, CancellationToken stop)
    {
        await response.Body.WriteAsync("event: next\ndata: "u8.ToArray(), stop);
        await reply.WriteAsync(response.Body, stop);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), stop);
        await response.Body.FlushAsync(stop);
    }

    private static Task WriteCompleteAsync(HttpResponse response, CancellationToken stop) =>
        response.Body.WriteAsync("event: complete\ndata:\n\n"u8.ToArray(), stop).AsTask();
}
