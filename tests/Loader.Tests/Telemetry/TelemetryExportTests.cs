using System.Collections.Concurrent;
using System.Net;
using System.Text;
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
        using var collector = new Collector();

        using var load = LoaderProcess.Start("load", "--data", source.DataFolder, "--otlp", collector.Address);

        Assert.Equal(0, await load.ExitAsync());
        Assert.Contains("analytics-loader", collector.Got["/v1/traces"]);
        Assert.Contains("Shape and stage", collector.Got["/v1/traces"]);
        Assert.Contains("analytics.loader.rows.read", collector.Got["/v1/metrics"]);
        Assert.Contains("analytics.loader.step.duration", collector.Got["/v1/metrics"]);
    }

    [Fact]
    public async Task A_collector_that_is_away_fails_no_load()
    {
        using var source = await SmallSource.CreateAsync();

        using var load = LoaderProcess.Start(
            "load", "--data", source.DataFolder, "--otlp", $"http://127.0.0.1:{FreePort.Next()}");

        Assert.Equal(0, await load.ExitAsync());
    }

    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Collector()
        {
            Address = $"http://127.0.0.1:{FreePort.Next()}/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = AnswerAsync();
        }

        public string Address { get; }

        public ConcurrentDictionary<string, string> Got { get; } = new();

        public void Dispose() => _listener.Close();

        private async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    var call = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await call.Request.InputStream.CopyToAsync(body);
                    var text = Encoding.Latin1.GetString(body.ToArray()); // names stand in protobuf as they are
                    Got.AddOrUpdate(call.Request.Url?.AbsolutePath ?? "", text, (_, before) => before + text);
                    call.Response.Close();
                }
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                // the test is over
            }
        }
    }
}
