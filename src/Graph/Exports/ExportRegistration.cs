using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;

namespace Analytics.Graph.Exports;

/// <summary>Puts the exports together.</summary>
internal static class ExportRegistration
{
    private static readonly string[] ExposedHeaders =
        ["Content-Disposition", "Link", "X-Snapshot", "X-Total-Count", "X-Warnings"];

    /// <summary>Registers them. Settings are read from the section Exports.</summary>
    public static IServiceCollection AddGraphExports(this IServiceCollection services)
    {
        services.AddOptions<ExportOptions>()
            .BindConfiguration(ExportOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.PostConfigure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. compression.MimeTypes, "text/csv"]);
        services.PostConfigure<CorsOptions>(cors =>
        {
            foreach (var header in ExposedHeaders)
            {
                cors.GetPolicy(cors.DefaultPolicyName)?.ExposedHeaders.Add(header);
            }
        });
        return services
            .AddSingleton<ExportFiles>()
            .AddSingleton<ExportAnswering>()
            .AddSingleton<ExportEndpoint>();
    }

    /// <summary>Their addresses.</summary>
    public static void MapGraphExports(this WebApplication app)
    {
        foreach (var format in ExportFormat.All)
        {
            app.Map(format.Path, (HttpContext http, ExportEndpoint endpoint) => endpoint.HandleAsync(http, format));
        }
    }
}
