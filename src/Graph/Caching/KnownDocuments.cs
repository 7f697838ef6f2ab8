using System.Text;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Microsoft.Extensions.Caching.Memory;

namespace Analytics.Graph.Caching;

/// <summary>Documents that were parsed, checked and printed once; the most recently asked ones are kept.</summary>
public sealed class KnownDocuments(GraphExecutor executor, DocumentMetrics metrics) : IDisposable
{
    private const long MaxTotalSize = 4 << 20; // a tree takes some thirty bytes for each character
    private const long SizeOfField = 16; // merged selections, kept with the document
    private const long SizeOfError = 32;
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MaxTotalSize });

    /// <summary>Whether a text was seen before.</summary>
    public bool Holds(string text) => kept.TryGetValue(text, out _);

    /// <summary>The document of a text that was seen before; null for another one.</summary>
    public KnownDocument? TryFind(string text)
    {
        if (!kept.TryGetValue(text, out KnownDocument? known) || known is null)
        {
            return null;
        }

        metrics.NoteHit();
        return known;
    }

    /// <summary>The document of a text.</summary>
    public KnownDocument Find(string text)
    {
        if (TryFind(text) is { } known)
        {
            return known;
        }

        metrics.NoteMiss();
        var prepared = executor.Prepare(Encoding.UTF8.GetBytes(text));
        // a valid one parses
        var made = new KnownDocument(prepared, prepared.IsValid ? DocumentPrinter.Print(prepared.Document!) : "");
        kept.Set(text, made, new MemoryCacheEntryOptions { Size = SizeOf(text, made) });
        return made;
    }

    /// <summary>A short text can hold much: fragments that expand, and errors.</summary>
    private static long SizeOf(string text, KnownDocument made) => text.Length + made.Text.Length + 1
        + (made.Prepared.ExpandedFields * SizeOfField)
        + made.Prepared.Errors.Sum(error => SizeOfError + error.Message.Length + error.Remedy.Length);

    /// <summary>Forgets all documents.</summary>
    public void Dispose() => kept.Dispose();
}
