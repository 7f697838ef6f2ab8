using System.Text;
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

    private BenchHost(BenchData data)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ANALYTICS_DATA"] = data.Folder,
            ["urls"] = "http://127.0.0.1:0",
        });
        builder.Services.AddGraph();
        app = builder.Build();
        app.MapGraph();
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
    public static async Task<BenchHost> StartAsync(BenchData data)
    {
        var host = new BenchHost(data);
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

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(Address, "/graphql"), content);
    }
}
