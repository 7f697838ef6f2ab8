using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Errors;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Documents by their SHA-256: those of a folder, and, when allowed, those that came with their
/// hash.</summary>
internal sealed class PersistedDocuments : IDisposable
{
    private const string IdPrefix = "sha256:";
    private readonly PersistedOptions options;
    private readonly FrozenDictionary<string, string> fixedOnes;
    private readonly MemoryCache learned;

    public PersistedDocuments(IOptions<PersistedOptions> options)
    {
        this.options = options.Value;
        fixedOnes = Read(this.options.Folder).ToFrozenDictionary();
        learned = new MemoryCache(new MemoryCacheOptions { SizeLimit = this.options.MaxTotalChars });
    }

    /// <summary>The document that a request sends or names.</summary>
    /// <exception cref="RefusedRequest">HTTP_NO_QUERY or PERSISTED_QUERY_MISMATCH.</exception>
    /// <exception cref="Engine.Errors.GraphException">PERSISTED_QUERY_NOT_FOUND or
    /// PERSISTED_QUERY_NOT_SUPPORTED.</exception>
    public string TextOf(AskedRequest asked)
    {
        if (HashOf(asked) is not { } hash)
        {
            return asked.Query ?? throw new RefusedRequest(400, HttpErrors.NoQuery());
        }

        if (asked.Query is { } text)
        {
            Learn(hash, text);
            return text;
        }

        return fixedOnes.GetValueOrDefault(hash)
            ?? learned.Get<string>(hash)
            ?? throw Refusals.Of(new AnalyticsException(Missing()));
    }

    public void Dispose() => learned.Dispose();

    private void Learn(string hash, string text)
    {
        if (hash != Hash(text))
        {
            throw new RefusedRequest(400, PersistedErrors.OtherHash());
        }

        if (options.FirstUse == FirstUse.Registered && !fixedOnes.ContainsKey(hash))
        {
            learned.Set(hash, text, new MemoryCacheEntryOptions { Size = text.Length + 1 });
        }
    }

    private AnalyticsError Missing() => options.Folder is null && options.FirstUse == FirstUse.Ignored
        ? PersistedErrors.NotSupported() // so that clients stop asking this way
        : PersistedErrors.NotFound();

    private static string? HashOf(AskedRequest asked)
    {
        if (asked.DocumentId is { } id)
        {
            return id.StartsWith(IdPrefix, StringComparison.Ordinal) ? id[IdPrefix.Length..] : id;
        }

        if (asked.Extensions is not { } extensions || !extensions.TryGetProperty("persistedQuery", out var persisted))
        {
            return null;
        }

        return persisted.ValueKind == JsonValueKind.Object && persisted.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind == JsonValueKind.String
            ? hash.GetString()!.ToLowerInvariant() // a text, never null
            : throw new RefusedRequest(
                400, HttpErrors.BadMember("extensions.persistedQuery", "an object with the text sha256Hash"));
    }

    private static Dictionary<string, string> Read(string? folder)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in folder is null
            ? []
            : Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            found[Hash(text)] = text;
            found[Hash(text.TrimEnd())] = text.TrimEnd(); // editors end files with a line feed, clients do not send it
        }

        return found;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
