using Analytics.Graph.Limits;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>What stands between the wire and the addresses: compression, other origins, sizes of requests.</summary>
internal static class TransportRegistration
{
    private static readonly string[] Compressed =
    [
        "application/json", "application/graphql-response+json", "text/html", "text/css",
        "text/javascript", "application/javascript",
    ];

    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SocketPing = TimeSpan.FromSeconds(30);

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddGraphTransport(this IServiceCollection services)
    {
        services.AddOptions<TransportOptions>()
            .BindConfiguration(TransportOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.AllowedOrigins.All(IsOrigin),
                "Http:AllowedOrigins takes origins such as https://dashboards.example.vn, without a path, or *.")
            .ValidateOnStart();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // answers hold no secrets that a guess could be compressed against
            options.MimeTypes = Compressed;
        });
        services.Configure<BrotliCompressionProviderOptions>(options =>
            options.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.AddSingleton<CacheControl>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<TransportOptions>>((cors, transport) =>
            cors.AddDefaultPolicy(policy => Allow(policy, transport.Value.AllowedOrigins)));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) =>
        {
            kestrel.Limits.MaxConcurrentConnections = limits.Value.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = limits.Value.MaxReadTime;
            kestrel.Limits.MaxRequestLineSize = limits.Value.MaxAddressBytes;
            kestrel.Limits.MaxRequestBodySize = null; // RequestReader refuses with a reason
        });
        services.AddOptions<HostOptions>().Configure<IOptions<LimitOptions>>((host, limits) =>
            host.ShutdownTimeout = limits.Value.MaxQueryTime + SendTime); // what was begun is answered
        return services;
    }

    /// <summary>Puts it before the addresses.</summary>
    public static void UseGraphTransport(this WebApplication app)
    {
        // /graphql packs its answers itself: once for each that is kept, not once for each that is sent.
        app.UseWhen(
            http => !http.Request.Path.Equals("/graphql", StringComparison.OrdinalIgnoreCase),
            others => others.UseResponseCompression());
        app.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = SocketPing,
            KeepAliveTimeout = SocketPing, // a caller that does not even answer pings is gone
        });
        if (app.Services.GetRequiredService<IOptions<TransportOptions>>().Value.AllowedOrigins.Count > 0)
        {
            app.UseCors();
        }
    }

    private static bool IsOrigin(string text) => text == "*"
        || (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase));

    private static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins) => policy
        .WithOrigins([.. origins])
        .WithMethods("GET", "POST")
        .AllowAnyHeader() // none of them opens anything here, and each client library sends its own
        .WithExposedHeaders("Age", "Allow", "ETag", "Retry-After", "Server-Timing", "X-Cache")
        .SetPreflightMaxAge(TimeSpan.FromHours(1));
}
