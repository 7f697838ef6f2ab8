using System.Text;
using System.Text.Json.Nodes;
using Analytics.Graph.Http;
using Analytics.Graph.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Bench;

/// <summary>The product's host on a free loopback port. Beside it stands <c>/static</c>, which answers with the bytes
/// of one answer.</summary>
public sealed class BenchHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private byte[] reply = [];
    private (string Name, string Value)[] headers = [];

    private BenchHost(BenchData data, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ANALYTICS_DATA"] = data.Folder,
            ["urls"] = "http://127.0.0.1:0",
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)));
        builder.Services.AddGraph();
        app = builder.Build();
        app.MapGraph();
        app.MapGet("/static", (HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = reply.Length;
            foreach (var (name, value) in headers)
            {
                response.Headers[name] = value;
            }

            return response.Body.WriteAsync(reply).AsTask();
        });
        app.MapPost("/static", (HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = reply.Length;
            return response.Body.WriteAsync(reply).AsTask();
        });
    }

    /// <summary>What the host is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Length of the answer that is kept.</summary>
    public int ReplyBytes => reply.Length;

    /// <summary>Where it listens.</summary>
    public Uri Address => // a started server has one
        new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts a host and waits until its snapshot is served.</summary>
    public static async Task<BenchHost> StartAsync(BenchData data, params (string Key, string Value)[] settings)
    {
        var host = new BenchHost(data, settings);
        await host.app.StartAsync();
        var snapshots = host.Services.GetRequiredService<ServedSnapshots>();
        for (var attempt = 0; attempt < 100 && snapshots.CurrentId is null; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return host;
    }

    /// <summary>Asks once, so that the answer is in memory, and keeps it for <c>/static</c>.</summary>
    public async Task WarmAsync(string body)
    {
        using var client = new HttpClient();
        await AskAsync(client, body);
        var answer = await AskAsync(client, body);
        if (answer.Headers.GetValues("X-Cache").Single() != "MEMORY")
        {
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }

        reply = await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The code of a district, once <see cref="UseAreaAsync"/> has looked for one.</summary>
    public string Area { get; private set; } = "";

    /// <summary>Looks for a district to ask about.</summary>
    public async Task UseAreaAsync()
    {
        using var client = new HttpClient();
        var query = Uri.EscapeDataString("{ places(level: DISTRICT, first: 1) { code } }");
        var text = await client.GetStringAsync(new Uri(Address, "/graphql?query=" + query));
        Area = JsonNode.Parse(text)!["data"]!["places"]![0]!["code"]!.GetValue<string>(); // there are districts
    }

    /// <summary>Asks by GET until the answer is in memory, keeps it and its headers for <c>/static</c>, and answers its
    /// tag.</summary>
    public async Task<string> WarmGetAsync(string address)
    {
        using var client = new HttpClient();
        await client.GetAsync(new Uri(address));
        using var answer = await client.GetAsync(new Uri(address));
        reply = await answer.Content.ReadAsByteArrayAsync();
        headers = [.. answer.Headers.Where(one => one.Key is not ("Date" or "Server" or "Transfer-Encoding"))
            .Select(one => (one.Key, string.Join(", ", one.Value)))];
        return answer.Headers.ETag!.ToString(); // a GET that is answered has one
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(Address, "/graphql"), content);
    }
}
