using System.Buffers;
using System.Collections.Concurrent;
using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Http;

/// <summary>What a request is answered with for which there is no room. All refusals for one reason are the same bytes,
/// and are written once: many come at the same time, and each shall cost next to nothing.</summary>
internal sealed class BusyReplies(QueryGate gate, CostBook costs)
{
    private readonly ConcurrentDictionary<AnalyticsError, Reply> written = new(ReferenceEqualityComparer.Instance);

    /// <summary>The refusal of a request that nothing is known about; null where there is room.</summary>
    public Reply? TryRefuse() => Of(gate.RefusalOf(null));

    /// <summary>The refusal of an announced request in its lane; null where it finds a place.</summary>
    public Reply? TryRefuse(CostClass lane) => Of(gate.EntryRefusalOf(lane));

    /// <summary>The refusal of a document, whose lane is known if it was seen before; null where there is
    /// room.</summary>
    public Reply? TryRefuse(string document) =>
        Of(gate.RefusalOf(gate.IsFullOfHeavy ? costs.KnownClassOf(document) : null));

    private Reply? Of(AnalyticsError? refusal) =>
        refusal is null ? null : written.GetOrAdd(refusal, Write); // the gate has two

    private static Reply Write(AnalyticsError refusal)
    {
        var body = new ArrayBufferWriter<byte>();
        GraphExecutor.WriteErrors([Refusals.Of(refusal)], body);
        return new Reply(body.WrittenMemory, ReplyKind.Busy) { Busy = refusal };
    }
}
