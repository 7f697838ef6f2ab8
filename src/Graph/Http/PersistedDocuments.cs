using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;
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
    /// <exception cref="RefusedRequest">HTTP_NO_QUERY, HTTP_BAD_REQUEST or PERSISTED_QUERY_MISMATCH.</exception>
    /// <exception cref="Engine.Errors.GraphException">PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_NOT_SUPPORTED or
    /// PERSISTED_QUERY_NOT_LISTED.</exception>
    public string TextOf(AskedRequest asked)
    {
        var hash = HashOf(asked);
        if (asked.Query is not { } text)
        {
            return hash is null
                ? throw new RefusedRequest(400, HttpErrors.NoQuery())
                : fixedOnes.GetValueOrDefault(hash)
                    ?? learned.Get<string>(hash)
                    ?? throw Refusals.Of(new AnalyticsException(Missing()));
        }

        if (hash is not null && hash != Hash(text))
        {
            throw new RefusedRequest(400, PersistedErrors.OtherHash());
        }

        if (options.Others == OtherDocuments.Refused && !fixedOnes.ContainsKey(hash ?? Hash(text)))
        {
            throw Refusals.Of(new AnalyticsException(PersistedErrors.NotListed()));
        }

        if (hash is not null)
        {
            Learn(hash, text);
        }

        return text;
    }

    /// <summary>The documents of the folder that the schema refuses, each with its first error. Asking them answers
    /// that error.</summary>
    public IEnumerable<(string File, string Problem)> Broken(GraphExecutor executor) =>
        from document in Files(options.Folder)
        let prepared = executor.Prepare(Encoding.UTF8.GetBytes(document.Text))
        where !prepared.IsValid
        select (document.File, prepared.Errors[0].Message);

    public void Dispose() => learned.Dispose();

    private void Learn(string hash, string text)
    {
        if (options.FirstUse == FirstUse.Registered && !fixedOnes.ContainsKey(hash))
        {
            learned.Set(hash, text, new MemoryCacheEntryOptions { Size = text.Length + 1 });
        }
    }

    private AnalyticsError Missing() => options switch
    {
        { Others: OtherDocuments.Refused } => PersistedErrors.NotListed(),
        { Folder: null, FirstUse: FirstUse.Ignored } => PersistedErrors.NotSupported(), // so that clients stop asking
        _ => PersistedErrors.NotFound(),
    };

    private static string? HashOf(AskedRequest asked)
    {
        if (asked.DocumentId is { } id)
        {
            var digits = id.StartsWith(IdPrefix, StringComparison.Ordinal) ? id[IdPrefix.Length..] : id;
            return digits.ToLowerInvariant();
        }

        if (asked.Extensions is not { } extensions || !extensions.TryGetProperty("persistedQuery", out var persisted))
        {
            return null;
        }

        if (persisted.ValueKind != JsonValueKind.Object
            || !persisted.TryGetProperty("sha256Hash", out var hash)
            || hash.ValueKind != JsonValueKind.String)
        {
            throw Bad("extensions.persistedQuery", "an object with the text sha256Hash");
        }

        return persisted.TryGetProperty("version", out var version) && version.ToString() != "1"
            ? throw Bad("extensions.persistedQuery.version", "the number 1")
            : hash.GetString()!.ToLowerInvariant(); // a text, never null
    }

    private static RefusedRequest Bad(string member, string takes) => new(400, HttpErrors.BadMember(member, takes));

    private static Dictionary<string, string> Read(string? folder)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, text) in Files(folder))
        {
            found[Hash(text)] = text;
            found[Hash(text.TrimEnd())] = text.TrimEnd(); // editors end files with a line feed, clients do not send it
        }

        return found;
    }

    private static IEnumerable<(string File, string Text)> Files(string? folder) => folder is null
        ? []
        : Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
