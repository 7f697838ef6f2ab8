using System.Diagnostics;
using Analytics.Graph.Caching;
using Analytics.Graph.Limits;
using Analytics.Graph.Telemetry;
using Analytics.Warehouse.Errors;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Answers of queries that come through a stream of events or a WebSocket, measured as those of plain
/// requests.</summary>
internal sealed class StreamedAnswers(
    Answering answering, RequestMetrics metrics, SlowQueries slow, IOptions<LimitOptions> limits)
{
    /// <summary>The answer of a query.</summary>
    /// <inheritdoc cref="Answering.ReadAsync(AskedRequest, CancellationToken)"/>
    /// <exception cref="BusyException">LIMIT_BUSY.</exception>
    /// <exception cref="AnalyticsException">LIMIT_TIME.</exception>
    public async Task<Reply> AnswerAsync(AskedRequest asked, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = RequestMetrics.Begin(RequestKind.GraphQl);
        await using var read = await answering.ReadAsync(asked, stop);
        var found = await answering.AnswerAsync(read, stop);
        if (found.Reply.Busy is { } refusal)
        {
            throw new BusyException(refusal, limits.Value.RetryAfter);
        }

        var answered = read.Measured(found.Source);
        metrics.Note(span, answered, Stopwatch.GetElapsedTime(started));
        slow.Note(answered);
        return found.Reply;
    }

    /// <summary>Counts a refusal, and tells it.</summary>
    public AnalyticsError Refuse(BusyException busy)
    {
        metrics.NoteRefusal(null, RequestKind.GraphQl, busy.Error.Code);
        return busy.Error;
    }
}
