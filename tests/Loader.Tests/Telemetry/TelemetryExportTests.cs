using Analytics.Loader.Tests.Support;
using Analytics.Support;

namespace Analytics.Loader.Tests.Telemetry;

/// <summary>A real loader and a collector that keeps what it gets.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task A_load_sends_its_traces_and_metrics_to_the_collector_that_it_was_given()
    {
        using var source = await SmallSource.CreateAsync();
        using var collector = OtlpCollector.Start();

        using var load = LoaderProcess.Start("load", "--data", source.DataFolder, "--otlp", collector.Address);

        Assert.Equal(0, await load.ExitAsync());
        Assert.Contains("analytics-loader", collector.Got("/v1/traces"));
        Assert.Contains("Shape and stage", collector.Got("/v1/traces"));
        Assert.Contains("analytics.loader.rows.read", collector.Got("/v1/metrics"));
        Assert.Contains("analytics.loader.step.duration", collector.Got("/v1/metrics"));
    }

    [Fact]
    public async Task A_collector_that_is_away_fails_no_load()
    {
        using var source = await SmallSource.CreateAsync();

        using var load = LoaderProcess.Start(
            "load", "--data", source.DataFolder, "--otlp", $"http://127.0.0.1:{FreePort.Next()}");

        Assert.Equal(0, await load.ExitAsync());
    }
}
