using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Graph.Http;
using Analytics.Graph.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Graph.Tests.Support;

/// <summary>A real host on a free loopback port, asked through HTTP only.</summary>
public sealed class GraphHost : IAsyncDisposable
{
    // What a slow machine, or a pause of it, would come to. The tests of a limit set it.
    private static readonly Dictionary<string, string?> Patient = new()
    {
        ["Limits:MaxQueryTime"] = "00:10:00",
        ["Limits:MaxReadTime"] = "00:10:00",
        ["Redis:CallLimit"] = "00:00:10",
        ["Redis:LeaseTime"] = "00:01:00",
        ["Snapshots:WarmTime"] = "00:10:00",
        ["Http:ConnectionInitTimeout"] = "00:10:00",
        ["Snapshots:PollEvery"] = "00:00:00.050",
    };

    private readonly WebApplication app;

    private GraphHost(WebApplication app, RecordedLog log)
    {
        this.app = app;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(10) };
    }

    public HttpClient Client { get; }

    public RecordedLog Log { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a host over a data folder and waits until its snapshot is served, if there is one.</summary>
    public static Task<GraphHost> StartAsync(string dataFolder, params (string Key, string Value)[] settings) =>
        StartAsync(dataFolder, _ => { }, settings);

    /// <summary>The same with some parts replaced by others.</summary>
    public static async Task<GraphHost> StartAsync(
        string dataFolder, Action<IServiceCollection> replace, params (string Key, string Value)[] settings)
    {
        var host = await StartUnreadyAsync(dataFolder, replace, settings);
        await host.UntilReadyAsync(id => id is not null);
        return host;
    }

    /// <summary>Starts a host and does not wait for a snapshot.</summary>
    public static Task<GraphHost> StartUnreadyAsync(string dataFolder, params (string Key, string Value)[] settings) =>
        StartUnreadyAsync(dataFolder, _ => { }, settings);

    private static async Task<GraphHost> StartUnreadyAsync(
        string dataFolder, Action<IServiceCollection> replace, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Tests", Args = ["--hostBuilder:reloadConfigOnChange=false"], // nothing here is changed, and watching it costs
        });
        foreach (var ambient in builder.Configuration.Sources.OfType<EnvironmentVariablesConfigurationSource>().ToList())
        {
            builder.Configuration.Sources.Remove(ambient); // settings of whoever runs the tests
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new RecordedLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(Patient).AddInMemoryCollection(settings.Append(("ANALYTICS_DATA", dataFolder))
            .Select(pair => new KeyValuePair<string, string?>(pair.Item1, pair.Item2)));
        builder.Services.AddGraph();
        replace(builder.Services);
        var app = builder.Build();
        app.MapGraph();
        await app.StartAsync();
        return new GraphHost(app, log);
    }

    /// <summary>Waits until the id that is served fulfils a condition.</summary>
    public async Task UntilReadyAsync(Func<string?, bool> isReady)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var snapshots = Services.GetRequiredService<ServedSnapshots>();
        while (!isReady(snapshots.CurrentId))
        {
            Assert.False(limit.IsCancellationRequested, $"Not ready: {snapshots.Problem} {snapshots.CurrentId}");
            await Task.Delay(10);
        }
    }

    /// <summary>Waits until a subscriber listens.</summary>
    public Task UntilListenedToAsync() =>
        Waiting.UntilAsync(() => Task.FromResult(Services.GetRequiredService<ServedSnapshots>().ListenerCount > 0));

    /// <summary>Asks by POST and answers the JSON of the reply.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null)
    {
        using var reply = await PostAsync(query, variables);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync())!; // every reply is JSON
    }

    /// <summary>Asks by POST and answers <c>data</c>; fails when the reply holds errors.</summary>
    public async Task<JsonNode> DataAsync(string query, object? variables = null)
    {
        var reply = await AskAsync(query, variables);
        Assert.True(reply["errors"] is null, reply["errors"]?.ToJsonString());
        return reply["data"]!; // there are no errors
    }

    /// <summary>Asks by POST.</summary>
    public Task<HttpResponseMessage> PostAsync(string query, object? variables = null, string? accept = null)
    {
        var body = System.Text.Json.JsonSerializer.Serialize(new { query, variables });
        return SendAsync(HttpMethod.Post, "/graphql", body, accept);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? body, string? accept = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
