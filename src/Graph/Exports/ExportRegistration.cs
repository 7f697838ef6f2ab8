using Microsoft.AspNetCore.ResponseCompression;

namespace Analytics.Graph.Exports;

/// <summary>Puts the exports together.</summary>
internal static class ExportRegistration
{
    /// <summary>Registers them. Settings are read from the section Exports.</summary>
    public static IServiceCollection AddGraphExports(this IServiceCollection services)
    {
        services.AddOptions<ExportOptions>()
            .BindConfiguration(ExportOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.PostConfigure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. compression.MimeTypes, "text/csv"]);
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
