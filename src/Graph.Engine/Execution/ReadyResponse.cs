using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Execution;

/// <summary>A response that is written and that nobody has been sent yet. A short one is a whole, which can be kept; a
/// long one is in pieces, so that it is in memory only once. Safe for any number of senders.</summary>
public sealed class ReadyResponse
{
    private readonly ImmutableArray<ReadOnlyMemory<byte>> _pieces;

    internal ReadyResponse(int errors, long length, ImmutableArray<ReadOnlyMemory<byte>> pieces)
    {
        (Outcome, Length, _pieces) = (new(OutcomeKind.Executed, errors), length, pieces);
    }

    /// <summary>What happened to the request.</summary>
    public ExecutionOutcome Outcome { get; }

    /// <summary>Bytes of the response, also of one that is too long.</summary>
    public long Length { get; }

    /// <summary>The response; null for a longer one than was asked for as a whole.</summary>
    public ReadOnlyMemory<byte>? Whole { get; internal init; }

    /// <summary>The bytes in their order; empty for a response that is too long: it was only counted.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Pieces => Whole is { } whole ? [whole] : _pieces;
}
