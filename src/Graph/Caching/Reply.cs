namespace Analytics.Graph.Caching;

/// <summary>The bytes of a response. What it is packed into is made once and kept beside it.</summary>
/// <param name="body">The JSON, in UTF-8.</param>
/// <param name="kind">Whether it may be kept.</param>
public sealed class Reply(ReadOnlyMemory<byte> body, ReplyKind kind)
{
    private readonly Lock packing = new();
    private ReadOnlyMemory<byte> gzip;
    private ReadOnlyMemory<byte> brotli;

    /// <summary>The JSON, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Whether it may be kept.</summary>
    public ReplyKind Kind { get; } = kind;

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

    /// <summary>The body, packed.</summary>
    public ReadOnlyMemory<byte> As(Packing form)
    {
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
}
