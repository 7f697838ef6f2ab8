using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Analytics.Graph.Http;

/// <summary>The query page for browsers: GraphiQL, built from <c>Web/</c> and embedded in this assembly.</summary>
public static class QueryPage
{
    private const string ResourcePrefix = "web/";
    private const string Index = "index.html";
    private const string NamedByContent = "public, max-age=31536000, immutable";

    // Nothing but this origin may be asked, so the page cannot start to need the internet unnoticed.
    private const string OwnOriginOnly =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private static readonly FrozenDictionary<string, byte[]> Files = ReadAll();

    /// <summary>Answers the page itself.</summary>
    public static IResult Open(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = OwnOriginOnly;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.Accept;
        return Results.Bytes(Files[Index], "text/html; charset=utf-8");
    }

    /// <summary>Answers a script, a style or a font of the page; 404 for any other path.</summary>
    public static IResult OpenPart(string path, HttpResponse response)
    {
        if (!Files.TryGetValue(path, out var bytes) || !ContentTypes.TryGetContentType(path, out var contentType))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = NamedByContent;
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(bytes, contentType);
    }

    private static FrozenDictionary<string, byte[]> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[ResourcePrefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!; // the name comes from the assembly's own list
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
