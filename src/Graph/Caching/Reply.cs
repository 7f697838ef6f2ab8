using System.Diagnostics;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Caching;

/// <summary>The bytes of a response. What it is packed into is made once and kept beside it. A response that is too
/// long to be kept is in pieces instead.</summary>
/// <param name="body">The JSON, in UTF-8.</param>
/// <param name="kind">Whether it may be kept.</param>
public sealed class Reply(ReadOnlyMemory<byte> body, ReplyKind kind)
{
    private const int PieceBytes = 64 << 10;
    private readonly Lock packing = new();
    private readonly ReadyResponse? pieces;
    private ReadOnlyMemory<byte> gzip;
    private ReadOnlyMemory<byte> brotli;

    /// <summary>A response that ran.</summary>
    /// <param name="response">The response.</param>
    /// <param name="kind">Whether it may be kept.</param>
    public Reply(ReadyResponse response, ReplyKind kind)
        : this(response.Whole ?? ReadOnlyMemory<byte>.Empty, kind) =>
        pieces = response.Whole is null ? response : null;

    /// <summary>The JSON, in UTF-8; empty where it is in pieces.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Whether it is in pieces, because it is too long to be kept.</summary>
    public bool IsLong => pieces is not null;

    /// <summary>Bytes of the JSON.</summary>
    public long Length => pieces?.Length ?? Body.Length;

    /// <summary>Whether it may be kept.</summary>
    public ReplyKind Kind { get; } = kind;

    /// <summary>Why the host has no place to compute it now; null for any other kind.</summary>
    public AnalyticsError? Busy { get; init; }

    /// <summary>When it was computed, by this process or by another one.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Bytes that it holds in memory now.</summary>
    public long HeldBytes
    {
        get
        {
            lock (packing)
            {
                return (long)Body.Length + gzip.Length + brotli.Length;
            }
        }
    }

    /// <summary>Writes the JSON in pieces, and waits for the output after each.</summary>
    public Task WriteAsync(Stream output, CancellationToken stop) => WriteAsync(output.WriteAsync, stop);

    /// <summary>The same for an output that is no stream.</summary>
    public async Task WriteAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> sendAsync, CancellationToken stop)
    {
        foreach (var piece in pieces?.Pieces ?? [Body])
        {
            await WriteAsync(piece, sendAsync, stop);
        }
    }

    /// <summary>Writes bytes in pieces, and waits for the output after each.</summary>
    public static Task WriteAsync(ReadOnlyMemory<byte> body, Stream output, CancellationToken stop) =>
        WriteAsync(body, output.WriteAsync, stop);

    /// <summary>The body, packed. Not for one in pieces.</summary>
    public ReadOnlyMemory<byte> As(Packing form)
    {
        if (IsLong)
        {
            throw new UnreachableException("A response that is too long to be kept is asked for as a whole.");
        }

        if (form == Packing.None)
        {
            return Body;
        }

        lock (packing)
        {
            ref var packed = ref form == Packing.Gzip ? ref gzip : ref brotli;
            if (packed.IsEmpty)
            {
                packed = PackedBody.Pack(Body, form);
            }

            return packed;
        }
    }

    /// <summary>The same, with its Brotli form known already.</summary>
    internal Reply With(ReadOnlyMemory<byte> packedBrotli)
    {
        brotli = packedBrotli;
        return this;
    }

    private static async Task WriteAsync(
        ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> sendAsync,
        CancellationToken stop)
    {
        for (var sent = 0; sent < body.Length; sent += PieceBytes)
        {
            await sendAsync(body.Slice(sent, Math.Min(PieceBytes, body.Length - sent)), stop);
        }
    }
}
