using System.Diagnostics.Metrics;

namespace Analytics.Graph.Caching;

/// <summary>Counts how often a document was known already: the instrument <c>analytics.graph.documents</c> of the meter
/// <c>Analytics.Graph</c>, with the tag <c>result</c> of <c>hit</c> or <c>miss</c>. A miss is parsed and validated, a
/// hit is not.</summary>
public sealed class DocumentMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Analytics.Graph";

    /// <summary>The name of the instrument.</summary>
    public const string InstrumentName = "analytics.graph.documents";

    private readonly Counter<long> documents;

    /// <summary>Counts in a meter of a host.</summary>
    public DocumentMetrics(IMeterFactory meters) => documents = meters.Create(MeterName)
        .CreateCounter<long>(
            InstrumentName, "{document}", "Documents asked, by whether they were parsed and validated before.");

    /// <summary>A document that was known.</summary>
    public void NoteHit() => documents.Add(1, new KeyValuePair<string, object?>("result", "hit"));

    /// <summary>A document that is parsed and validated now.</summary>
    public void NoteMiss() => documents.Add(1, new KeyValuePair<string, object?>("result", "miss"));
}
