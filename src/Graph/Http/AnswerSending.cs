using System.Diagnostics;
using System.Globalization;
using Analytics.Graph.Caching;
using Analytics.Graph.Limits;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Sends answers to <c>/graphql</c>: with what caches on the way need to know, and packed once for all who
/// take them so.</summary>
internal sealed class AnswerSending(
    SendGate gate, AnswerCache cache, CacheControl caching, TimeProvider clock, IOptions<TransportOptions> options,
    IOptions<LimitOptions> limits)
{
    private const int PartialSuccess = 294; // of the GraphQL-over-HTTP specification
    private const string Varying = "Accept, Accept-Encoding";
    private readonly int packFromBytes = options.Value.PackFromBytes;
    private readonly string retryAfter = BusyException.Text(limits.Value.RetryAfter);

    /// <summary>The tag by which the caller of a GET says to have the answer already; null when it does not.</summary>
    public static string? TryAnswerKnown(HttpContext http, ReplyFormat format, AskedAnswer read) =>
        read.Key is { } key && HttpMethods.IsGet(http.Request.Method)
            ? EntityTag.Known(http.Request.Headers.IfNoneMatch, key, format)
            : null;

    /// <summary>Tells a caller that its answer is still right: 304.</summary>
    public void SendUnchanged(HttpContext http, AskedAnswer read, string tag)
    {
        var response = http.Response;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = tag;
        response.Headers.Vary = Varying;
        response.Headers.CacheControl = caching.Of(read.IsFixed, ageSeconds: 0);
    }

    /// <summary>Makes an answer ready to be sent, its headers included. Nothing else of it is needed then: a caller who
    /// reads slowly holds no more than what is left to send.</summary>
    /// <returns>Null where the caller has it already.</returns>
    /// <exception cref="BusyException">LIMIT_SENDING.</exception>
    public async Task<Outgoing?> PrepareAsync(HttpContext http, ReplyFormat format, ReadyAnswer ready)
    {
        var (reply, headers) = (ready.Found.Reply, http.Response.Headers);
        if (reply.Kind == ReplyKind.Busy)
        {
            return Refuse(http, format, reply);
        }

        var packing = PackingFor(http, reply.Length);
        if (reply.Kind != ReplyKind.Complete || (ready.Read.Key is null && HttpMethods.IsGet(http.Request.Method)))
        {
            headers.CacheControl = "no-store";
        }
        else if (ready.Read.Key is { } key && HttpMethods.IsGet(http.Request.Method))
        {
            var tag = EntityTag.Strong(key, format, packing);
            tag = reply.IsLong && packing != Packing.None ? EntityTag.Weakened(tag) : tag;
            if (EntityTag.NamesAny(http.Request.Headers.IfNoneMatch))
            {
                SendUnchanged(http, ready.Read, tag);
                return null;
            }

            SetCaching(headers, ready, tag);
        }

        var pieces = reply.IsLong && packing == Packing.None ? reply : null;
        var body = pieces is null ? await BodyOf(ready, packing, http.RequestAborted) : default;
        var place = gate.Enter(pieces?.Length ?? body.Length);
        SetOrigin(headers, ready);
        http.Response.StatusCode = StatusOf(format, reply.Kind);
        Describe(http.Response, format, packing);
        return new Outgoing(body, pieces, place);
    }

    /// <summary>Makes the refusal of a request ready for which there was no room: 503, packed once for all who get
    /// it.</summary>
    private Outgoing Refuse(HttpContext http, ReplyFormat format, Reply busy)
    {
        var (response, packing) = (http.Response, PackingFor(http, busy.Length));
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = retryAfter;
        response.Headers.CacheControl = "no-store";
        Describe(response, format, packing);
        return new Outgoing(busy.As(packing), null, null);
    }

    /// <summary>Sends errors of a request that did not run.</summary>
    public Task RefuseAsync(HttpContext http, ReplyFormat format, ReadOnlyMemory<byte> body)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ETag = headers.Age = headers.ContentEncoding = default; // of an answer that could not be sent
        var packing = PackingFor(http, body.Length);
        Describe(http.Response, format, packing);
        return new Outgoing(PackedBody.Pack(body, packing), null, null).SendAsync(http);
    }

    /// <summary>The bytes to send. A long answer is packed piece by piece, and never whole in memory.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> BodyOf(ReadyAnswer ready, Packing packing, CancellationToken stop)
    {
        var reply = ready.Found.Reply;
        return reply.IsLong ? await PackedBody.PackAsync(reply.WriteAsync, packing, stop)
            : ready.Read.Key is { } kept ? cache.Pack(kept, reply, packing)
            : reply.As(packing);
    }

    private static int StatusOf(ReplyFormat format, ReplyKind kind) => (format, kind) switch
    {
        (ReplyFormat.GraphResponse, ReplyKind.Refused) => StatusCodes.Status400BadRequest,
        (ReplyFormat.GraphResponse, ReplyKind.WithErrors) => PartialSuccess,
        _ => StatusCodes.Status200OK,
    };

    private Packing PackingFor(HttpContext http, long bytes) =>
        bytes < packFromBytes ? Packing.None : AcceptEncoding.Choose(http.Request.Headers.AcceptEncoding);

    private void SetCaching(IHeaderDictionary headers, ReadyAnswer ready, string tag)
    {
        var age = ready.Found.Source == AnswerSource.Miss
            ? TimeSpan.Zero
            : clock.GetUtcNow() - ready.Found.Reply.MadeAt;
        var seconds = Math.Max(0, (long)age.TotalSeconds); // the clock of another process may be ahead of ours
        headers.ETag = tag;
        headers.Age = seconds.ToString(CultureInfo.InvariantCulture);
        headers.CacheControl = caching.Of(ready.Read.IsFixed, seconds);
    }

    private static void SetOrigin(IHeaderDictionary headers, ReadyAnswer ready)
    {
        var source = ready.Found.Source switch
        {
            AnswerSource.Memory => "MEMORY",
            AnswerSource.Redis => "REDIS",
            _ => "MISS",
        };
        headers["X-Cache"] = source;
        var total = Stopwatch.GetElapsedTime(ready.Started).TotalMilliseconds;
        headers["Server-Timing"] = ready is { Found.Source: AnswerSource.Miss, Read.Effort: { } effort }
            ? ServerTiming.OfComputed(effort, total)
            : string.Create(CultureInfo.InvariantCulture, $"cache;desc={source}, total;dur={total:0.0##}");
    }

    private static void Describe(HttpResponse response, ReplyFormat format, Packing packing)
    {
        response.ContentType = format == ReplyFormat.Json
            ? "application/json; charset=utf-8"
            : "application/graphql-response+json; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = Varying;
        if (packing != Packing.None)
        {
            response.Headers.ContentEncoding = packing == Packing.Brotli ? "br" : "gzip";
        }
    }
}
