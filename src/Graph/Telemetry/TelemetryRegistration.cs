using Analytics.Graph.Caching;
using Analytics.Warehouse.Execution;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Analytics.Graph.Telemetry;

/// <summary>Puts measuring together. Without an endpoint nothing is collected: the instruments cost next to
/// nothing.</summary>
internal static class TelemetryRegistration
{
    private const string Product = "analytics-graph";
    private const string HostSource = "Microsoft.AspNetCore"; // its spans are the parents of ours

    /// <summary>Registers it. Settings are read from the section Telemetry.</summary>
    public static IServiceCollection AddGraphTelemetry(this IServiceCollection services)
    {
        services.AddOptions<TelemetryOptions>()
            .BindConfiguration(TelemetryOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<RequestMetrics>().AddSingleton<SlowQueries>().AddHostedService<TelemetryExport>();
        return services;
    }

    /// <summary>Sends metrics to an endpoint.</summary>
    public static MeterProvider MetricsTo(TelemetryOptions options, Uri endpoint) =>
        Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(Product))
            .AddMeter(DocumentMetrics.MeterName)
            .AddOtlpExporter((otlp, reader) =>
            {
                Set(otlp, options, endpoint, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds =
                    (int)options.SendEvery.TotalMilliseconds;
            })
            .Build();

    /// <summary>Sends traces to an endpoint.</summary>
    public static TracerProvider TracesTo(TelemetryOptions options, Uri endpoint) =>
        Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(Product))
            .AddSource(HostSource, RequestMetrics.SourceName, StatementTrace.SourceName)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TracedPart)))
            .AddOtlpExporter(otlp => Set(otlp, options, endpoint, "v1/traces"))
            .Build();

    private static void Set(OtlpExporterOptions otlp, TelemetryOptions options, Uri endpoint, string path)
    {
        otlp.Protocol = options.OtlpProtocol;
        otlp.Endpoint = options.OtlpProtocol == OtlpExportProtocol.HttpProtobuf
            ? new Uri(endpoint.ToString().TrimEnd('/') + "/" + path)
            : endpoint;
    }
}
