using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Telemetry;

/// <summary>What is measured and told.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Telemetry";

    /// <summary>Where metrics and traces are sent, as OTLP: <c>http://collector:4318</c>. Default: nowhere.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>How they are sent: HttpProtobuf (default) or Grpc.</summary>
    public OpenTelemetry.Exporter.OtlpExportProtocol OtlpProtocol { get; init; } =
        OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf;

    /// <summary>How often metrics are sent, 100 ms to 1 hour. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan SendEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Part of the requests that are traced, 0 to 1. Default 1.</summary>
    [Range(0.0, 1.0)]
    public double TracedPart { get; init; } = 1;

    /// <summary>Time from which a computation is written to the log with its plan, 0 (each) to 1 hour. Default 1
    /// s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SlowFrom { get; init; } = TimeSpan.FromSeconds(1);
}
