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

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddGraphTransport(this IServiceCollection services)
    {
        services.AddOptions<TransportOptions>()
            .BindConfiguration(TransportOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // answers hold no secrets that a guess could be compressed against
            options.MimeTypes = Compressed;
        });
        services.Configure<BrotliCompressionProviderOptions>(options =>
            options.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<TransportOptions>>((cors, transport) =>
            cors.AddDefaultPolicy(policy => Allow(policy, transport.Value.AllowedOrigins)));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) =>
        {
            kestrel.Limits.MaxRequestLineSize = limits.Value.MaxAddressBytes;
            kestrel.Limits.MaxRequestBodySize = null; // RequestReader refuses with a reason
        });
        return services;
    }

    /// <summary>Puts it before the addresses.</summary>
    public static void UseGraphTransport(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        if (app.Services.GetRequiredService<IOptions<TransportOptions>>().Value.AllowedOrigins.Count > 0)
        {
            app.UseCors();
        }
    }

    private static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins) => policy
        .WithOrigins([.. origins])
        .WithMethods("GET", "POST")
        .WithHeaders("Accept", "Authorization", "Content-Type", "If-None-Match")
        .WithExposedHeaders("ETag", "Retry-After", "Server-Timing", "X-Cache")
        .SetPreflightMaxAge(TimeSpan.FromHours(1));
}
