using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Limits;
using Analytics.Graph.Serving;
using Analytics.Graph.Telemetry;

namespace Analytics.Graph.Http;

/// <summary>A request that is understood and not yet answered. It holds its snapshot until it is disposed.</summary>
/// <param name="Asked">The request.</param>
internal sealed record AskedAnswer(AskedRequest Asked) : IAsyncDisposable
{
    /// <summary>What the request is answered with because it cannot run; null where it can.</summary>
    public Reply? Refusal { get; init; }

    /// <summary>What runs; null where it is refused.</summary>
    public OperationPlan? Plan { get; init; }

    /// <summary>What is asked, in one spelling.</summary>
    public Question Question { get; init; } = new("", "", "{}");

    /// <summary>The snapshot that is served; null where there is none.</summary>
    public SnapshotLease? Lease { get; init; }

    /// <summary>Names the answer; null for one that is not kept.</summary>
    public AnswerKey? Key { get; init; }

    /// <summary>Whether the address names the snapshot of all that is asked.</summary>
    public bool IsFixed { get; init; }

    /// <summary>What its computation took; null where none ran for it.</summary>
    public Effort? Effort { get; set; }

    /// <summary>The name of the operation, for measuring; empty where it has none.</summary>
    public string OperationLabel => Asked.OperationName ?? Plan?.Document.OperationNames.FirstOrDefault() ?? "";

    /// <summary>What is measured of it once it is answered.</summary>
    public AnsweredRequest Measured(AnswerSource source) => new(
        RequestKind.GraphQl, OperationLabel, source, source == AnswerSource.Miss ? Effort : null);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Lease?.DisposeAsync() ?? ValueTask.CompletedTask;
}
