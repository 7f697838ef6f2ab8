using System.Diagnostics;
using System.Diagnostics.Metrics;
using Analytics.Graph.Caching;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Telemetry;

/// <summary>Measures answers to <c>/graphql</c> and exports: histograms of the meter of
/// <see cref="DocumentMetrics"/>, and a span for each request.</summary>
internal sealed class RequestMetrics
{
    /// <summary>The name of the source of spans.</summary>
    public const string SourceName = "Analytics.Graph";

    private static readonly ActivitySource Source = new(SourceName);
    private readonly Histogram<double> duration;
    private readonly Histogram<double> queued;
    private readonly Histogram<long> scanned;
    private readonly Counter<long> refused;

    /// <summary>Measures in a meter of a host.</summary>
    public RequestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(DocumentMetrics.MeterName);
        duration = meter.CreateHistogram<double>(
            "analytics.graph.request.duration", "s", "Time from a request to its answer, by source and kind.");
        queued = meter.CreateHistogram<double>(
            "analytics.graph.queue.duration", "s", "Time that a computation waited for its turn, by lane and kind.");
        scanned = meter.CreateHistogram<long>(
            "analytics.graph.scanned_rows", "{row}", "Rows of the tables that a computation read, by lane and kind.");
        refused = meter.CreateCounter<long>(
            "analytics.graph.refused", "{request}", "Requests that there was no room for, by code and kind.");
    }

    /// <summary>Begins the span of a request; null where nobody listens.</summary>
    public static Activity? Begin(RequestKind kind) =>
        Source.StartActivity(kind == RequestKind.Export ? "export" : "graphql", ActivityKind.Server);

    /// <summary>Notes an answer.</summary>
    /// <param name="span">Its span.</param>
    /// <param name="answered">What was asked and answered.</param>
    /// <param name="took">From the request on.</param>
    public void Note(Activity? span, AnsweredRequest answered, TimeSpan took)
    {
        var kind = TagOf(answered.Kind);
        var source = new KeyValuePair<string, object?>("source", NameOf(answered.Source));
        duration.Record(took.TotalSeconds, source, kind);
        var effort = answered.Effort;
        if (effort is not null)
        {
            var lane = new KeyValuePair<string, object?>("lane", NameOf(effort.Class));
            queued.Record(effort.Queued.TotalSeconds, lane, kind);
            scanned.Record(effort.ScannedRows, lane, kind);
        }

        if (span is null)
        {
            return;
        }

        span.SetTag(
            answered.Kind == RequestKind.Export ? "analytics.export" : "graphql.operation.name", answered.Operation)
            .SetTag("analytics.cache", source.Value);
        if (effort is not null)
        {
            span.SetTag("analytics.lane", NameOf(effort.Class))
                .SetTag("analytics.queue_ms", effort.Queued.TotalMilliseconds)
                .SetTag("analytics.scanned_rows", effort.ScannedRows)
                .SetTag("analytics.plan", PlanHashOf(effort));
        }
    }

    /// <summary>Notes a request that was refused for want of room.</summary>
    /// <param name="span">Its span; null where it has none any more.</param>
    /// <param name="kind">What it came through.</param>
    /// <param name="code">LIMIT_BUSY, LIMIT_SENDING or LIMIT_STREAMS.</param>
    public void NoteRefusal(Activity? span, RequestKind kind, string code)
    {
        refused.Add(1, new KeyValuePair<string, object?>("code", code), TagOf(kind));
        span?.SetTag("analytics.refused", code);
    }

    /// <summary>Names all statements of a computation together.</summary>
    public static string PlanHashOf(Effort effort) => StatementTrace.HashOf(string.Join('\n', effort.Statements));

    private static KeyValuePair<string, object?> TagOf(RequestKind kind) =>
        new("kind", kind == RequestKind.Export ? "export" : "graphql");

    private static string NameOf(AnswerSource source) => source switch
    {
        AnswerSource.Memory => "memory",
        AnswerSource.Redis => "redis",
        AnswerSource.Caller => "caller",
        _ => "miss",
    };

    private static string NameOf(CostClass lane) => lane == CostClass.Heavy ? "heavy" : "light";
}
