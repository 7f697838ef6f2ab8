using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Analytics.Loader.Telemetry;

/// <summary>Sends traces and metrics to an OpenTelemetry collector. A collector that is away delays nothing and fails
/// nothing.</summary>
public sealed class TelemetryExport : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport(Uri collector)
    {
        var service = ResourceBuilder.CreateDefault().AddService("analytics-loader");
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .AddSource(LoadTelemetry.Name)
            .AddOtlpExporter(options => Send(options, collector, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(service)
            .AddMeter(LoadTelemetry.Name)
            .AddOtlpExporter(options => Send(options, collector, "v1/metrics"))
            .Build();
    }

    /// <summary>Starts sending.</summary>
    /// <param name="collector">Address of the collector, OTLP over HTTP, such as <c>http://127.0.0.1:4318</c>; null
    /// sends nothing.</param>
    public static TelemetryExport? Start(Uri? collector) => collector is null ? null : new TelemetryExport(collector);

    /// <summary>Sends what is left, at most five seconds long.</summary>
    public void Dispose()
    {
        _traces.ForceFlush(2_500);
        _metrics.ForceFlush(2_500);
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Send(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), path);
        options.TimeoutMilliseconds = 2_000;
    }
}
