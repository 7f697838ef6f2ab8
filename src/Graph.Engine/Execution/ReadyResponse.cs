using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>
/// A response that was written once, so that its length and every error are known. A short one is kept; a long one is
/// written anew, piece by piece, each time it is sent. Safe for any number of senders at once.
/// </summary>
public sealed class ReadyResponse
{
    private readonly object? _data;
    private readonly ImmutableArray<GraphError> _errors;

    internal ReadyResponse(object? data, ImmutableArray<GraphError> errors, long length, ReadOnlyMemory<byte>? whole)
    {
        (_data, _errors, Length, Whole) = (data, errors, length, whole);
    }

    /// <summary>What happened to the request.</summary>
    public ExecutionOutcome Outcome => new(OutcomeKind.Executed, _errors.Length);

    /// <summary>Bytes of the response.</summary>
    public long Length { get; }

    /// <summary>The response; null for one that is longer than what was to be kept.</summary>
    public ReadOnlyMemory<byte>? Whole { get; }

    /// <summary>Writes the response in pieces, and waits until each is sent.</summary>
    /// <param name="sendAsync">Gets exactly <see cref="Length"/> bytes, unless this throws.</param>
    /// <param name="pieceBytes">Bytes from which a piece is sent.</param>
    /// <param name="stop">Gives up between two pieces.</param>
    /// <exception cref="UnreachableException">Writing it a second time came out otherwise: a fault of a
    /// <see cref="SelectionResult"/>. What was sent is no response; cut the connection.</exception>
    public async Task WriteAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> sendAsync, int pieceBytes, CancellationToken stop)
    {
        var sent = 0L;
        if (Whole is { } whole)
        {
            for (; sent < whole.Length; sent += pieceBytes)
            {
                await sendAsync(whole.Slice((int)sent, (int)Math.Min(pieceBytes, whole.Length - sent)), stop);
            }

            return;
        }

        var piece = new ArrayBufferWriter<byte>(pieceBytes * 2);
        foreach (var _ in ResponseWriter.Again(_data, _errors, piece, pieceBytes))
        {
            sent += piece.WrittenCount;
            if (sent > Length)
            {
                break;
            }

            await sendAsync(piece.WrittenMemory, stop);
            piece.ResetWrittenCount();
        }

        if (sent != Length)
        {
            throw new UnreachableException($"A response of {Length} bytes had {sent} or more the second time.");
        }
    }
}
