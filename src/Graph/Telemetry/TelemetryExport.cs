using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Analytics.Graph.Telemetry;

/// <summary>Sends metrics and traces while the host runs, if an endpoint is configured; what is left is sent at its
/// end.</summary>
internal sealed class TelemetryExport(IOptions<TelemetryOptions> options) : IHostedService
{
    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is { OtlpEndpoint: { } endpoint } to)
        {
            metrics = TelemetryRegistration.MetricsTo(to, endpoint);
            traces = TelemetryRegistration.TracesTo(to, endpoint);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        metrics?.Dispose();
        traces?.Dispose();
        return Task.CompletedTask;
    }
}
