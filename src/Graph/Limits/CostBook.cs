using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Limits;

/// <summary>Remembers how long documents took, and tells heavy requests from light ones: by that, or by the rows that
/// they may read when they were never seen.</summary>
public sealed class CostBook(IOptions<LimitOptions> options)
{
    private const int Most = 10_000;
    private const double WeightOfLast = 0.3;
    private const int PartReadWhenNarrowed = 20;
    private readonly ConcurrentDictionary<string, double> milliseconds = new(StringComparer.Ordinal);

    /// <summary>The lane of a request.</summary>
    /// <param name="document">The document, in one spelling.</param>
    /// <param name="rows">Rows that it may read.</param>
    /// <param name="isNarrowed">Whether it asks for some places or years alone.</param>
    public CostClass ClassOf(string document, long rows, bool isNarrowed)
    {
        var read = isNarrowed ? rows / PartReadWhenNarrowed : rows;
        return KnownClassOf(document) ?? (read > options.Value.HeavyRows ? CostClass.Heavy : CostClass.Light);
    }

    /// <summary>The lane of a document that was seen; null for another one.</summary>
    public CostClass? KnownClassOf(string document) => !milliseconds.TryGetValue(document, out var took) ? null
        : took > options.Value.HeavyTime.TotalMilliseconds ? CostClass.Heavy
        : CostClass.Light;

    /// <summary>Whether a document was seen, so that rows no longer decide its lane.</summary>
    public bool Knows(string document) => milliseconds.ContainsKey(document);

    /// <summary>Notes how long a request ran.</summary>
    public void Note(string document, TimeSpan took)
    {
        if (milliseconds.Count >= Most)
        {
            milliseconds.Clear(); // all are soon known again
        }

        milliseconds.AddOrUpdate(
            document,
            took.TotalMilliseconds,
            (_, before) => (before * (1 - WeightOfLast)) + (took.TotalMilliseconds * WeightOfLast));
    }
}
