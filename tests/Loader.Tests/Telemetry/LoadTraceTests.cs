using System.Diagnostics;
using System.Diagnostics.Metrics;
using Analytics.Loader.Telemetry;
using Analytics.Loader.Tests.Support;

namespace Analytics.Loader.Tests.Telemetry;

public sealed class LoadTraceTests
{
    [Fact]
    public async Task A_load_is_a_trace_with_a_span_for_each_step_and_counts_its_rows()
    {
        using var source = await SmallSource.CreateAsync();
        using var heard = new Heard();
        using var root = new Activity("test").Start();

        using (var trace = new LoadTrace())
        {
            var outcome = await LoadRun.RunAsync(source.Options, trace, TestContext.Current.CancellationToken);
            trace.Published(outcome.Published ?? throw new InvalidOperationException());
        }

        var spans = heard.Spans(root.TraceId);
        Assert.Equal(["Extract", "Shape and stage", "Verify", "Publish", "load"],
            spans.Select(span => span.OperationName));
        Assert.All(spans[..^1], span => Assert.Equal(spans[^1].SpanId, span.ParentSpanId));
        Assert.Equal(source.Store.Current().Id, spans[^1].GetTagItem("snapshot"));
        Assert.Contains("analytics.loader.rows.read 3 table=disbursement", heard.Numbers(root.TraceId));
        Assert.Contains("analytics.loader.rows.rejected 0 ", heard.Numbers(root.TraceId));
        Assert.Contains("analytics.loader.loads 1 outcome=PUBLISHED", heard.Numbers(root.TraceId));
        Assert.Contains("analytics.loader.step.duration step=Verify", heard.Durations(root.TraceId));
        Assert.Contains("analytics.loader.lag ", heard.Durations(root.TraceId));
    }

    [Fact]
    public void A_failed_load_is_a_failed_span_with_its_code()
    {
        using var heard = new Heard();
        using var root = new Activity("test").Start();

        using (var trace = new LoadTrace())
        {
            trace.Step("Extract");
            trace.Failed("SOURCE_UNREACHABLE");
        }

        var load = heard.Spans(root.TraceId)[^1];
        Assert.Equal((ActivityStatusCode.Error, "SOURCE_UNREACHABLE"), (load.Status, load.StatusDescription));
        Assert.Contains("analytics.loader.loads 1 outcome=SOURCE_UNREACHABLE", heard.Numbers(root.TraceId));
    }

    private sealed class Heard : IDisposable
    {
        private readonly List<Activity> _spans = [];
        private readonly List<(ActivityTraceId? Trace, string Text)> _numbers = [];
        private readonly List<(ActivityTraceId? Trace, string Text)> _durations = [];
        private readonly ActivityListener _activities = new();
        private readonly MeterListener _meters = new();

        public Heard()
        {
            _activities.ShouldListenTo = source => source.Name == LoadTelemetry.Name;
            _activities.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
            _activities.ActivityStopped = span => Add(_spans, span);
            ActivitySource.AddActivityListener(_activities);
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == LoadTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
                Add(_numbers, (Activity.Current?.TraceId, $"{instrument.Name} {value} {Text(tags)}")));
            _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
                Add(_durations, (Activity.Current?.TraceId, $"{instrument.Name} {Text(tags)}")));
            _meters.Start();
        }

        // Loads of other tests are heard too; they are of other traces.
        public string[] Numbers(ActivityTraceId trace) => Of(trace, _numbers);

        public string[] Durations(ActivityTraceId trace) => Of(trace, _durations);

        public Activity[] Spans(ActivityTraceId trace) => [.. Copy(_spans).Where(span => span.TraceId == trace)];

        public void Dispose()
        {
            _activities.Dispose();
            _meters.Dispose();
        }

        private static string[] Of(ActivityTraceId trace, List<(ActivityTraceId? Trace, string Text)> heard) =>
            [.. Copy(heard).Where(one => one.Trace == trace).Select(one => one.Text)];

        private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));

        private static void Add<T>(List<T> list, T item)
        {
            lock (list)
            {
                list.Add(item);
            }
        }

        private static T[] Copy<T>(List<T> list)
        {
            lock (list)
            {
                return [.. list];
            }
        }
    }
}
