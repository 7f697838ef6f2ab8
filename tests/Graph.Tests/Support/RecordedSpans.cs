using System.Collections.Concurrent;
using System.Diagnostics;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Tests.Support;

/// <summary>Spans of requests and statements of this process; those of one caller are told apart by their trace.</summary>
public sealed class RecordedSpans : IDisposable
{
    private readonly ActivityListener listener;

    public RecordedSpans()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name is "Analytics.Graph" or StatementTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = Begun.Enqueue,
            ActivityStopped = Ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public ConcurrentQueue<Activity> Begun { get; } = new();

    public ConcurrentQueue<Activity> Ended { get; } = new();

    /// <summary>Lets all that a host is asked from now on be of one trace.</summary>
    public static ActivityTraceId TraceOf(GraphHost host)
    {
        var trace = ActivityTraceId.CreateRandom(); // other tests ask too
        host.Client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        return trace;
    }

    /// <summary>How many statements of a trace DuckDB has begun.</summary>
    public int Statements(ActivityTraceId trace) => Begun.Count(span => span.TraceId == trace && span.OperationName == "duckdb");

    public void Dispose() => listener.Dispose();
}
