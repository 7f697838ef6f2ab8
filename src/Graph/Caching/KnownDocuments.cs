using System.Text;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Microsoft.Extensions.Caching.Memory;

namespace Analytics.Graph.Caching;

/// <summary>Documents that were parsed, checked and printed once; the most recently asked ones are kept.</summary>
public sealed class KnownDocuments(GraphExecutor executor, DocumentMetrics metrics) : IDisposable
{
    private const long MaxTotalChars = 4 << 20; // a tree takes some thirty times as many bytes
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MaxTotalChars });

    /// <summary>The document of a text.</summary>
    public KnownDocument Find(string text)
    {
        if (kept.TryGetValue(text, out KnownDocument? known) && known is not null)
        {
            metrics.NoteHit();
            return known;
        }

        metrics.NoteMiss();
        var prepared = executor.Prepare(Encoding.UTF8.GetBytes(text));
        // a valid one parses
        var made = new KnownDocument(prepared, prepared.IsValid ? DocumentPrinter.Print(prepared.Document!) : "");
        kept.Set(text, made, new MemoryCacheEntryOptions { Size = text.Length + made.Text.Length + 1 });
        return made;
    }

    /// <summary>Forgets all documents.</summary>
    public void Dispose() => kept.Dispose();
}
