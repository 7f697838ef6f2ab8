using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Analytics.Loader.Telemetry;

/// <summary>Traces and metrics of loads. They cost next to nothing while nobody listens.</summary>
public static class LoadTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Analytics.Loader";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> RowsRead = Meter.CreateCounter<long>(
        "analytics.loader.rows.read", "{row}", "Records read from the source, by table.");

    internal static readonly Gauge<long> RowsRejected = Meter.CreateGauge<long>(
        "analytics.loader.rows.rejected", "{row}", "Records of the last published snapshot that could not be loaded.");

    internal static readonly Gauge<double> Lag = Meter.CreateGauge<double>(
        "analytics.loader.lag", "s", "How far the served snapshot was behind its source when its load ended.");

    internal static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>(
        "analytics.loader.step.duration", "s", "How long each step of a load took.");

    internal static readonly Counter<long> Loads = Meter.CreateCounter<long>(
        "analytics.loader.loads", "{load}", "Loads that ended, by outcome: the code of the error, or PUBLISHED.");
}
