using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Graph.Caching;

/// <summary>
/// An answer as it lies in Redis: <c>ANSW</c>, the version, whether the body is packed as Brotli, when it was made
/// (milliseconds since 1970) and how long its body is, all little-endian; then a hash over key, these and what follows;
/// then the body. What somebody cut, mixed up or overwrote there does not open, and so counts as not found.
/// </summary>
public static class SealedAnswer
{
    /// <summary>Version of the form; part of every key, so that processes of different versions never read each
    /// other.</summary>
    public const string FormatVersion = "2";

    private const int PackedAt = 5;
    private const int MadeAt = 6;
    private const int LengthAt = 14;
    private const int HashAt = 18;
    private const int BodyAt = HashAt + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Beginning => "ANSW\u0002"u8;

    /// <summary>The bytes to keep.</summary>
    /// <param name="key">What is answered.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="packFromBytes">Bodies of so many bytes and more are packed.</param>
    public static byte[] Close(AnswerKey key, Reply reply, int packFromBytes)
    {
        var isPacked = reply.Body.Length >= packFromBytes;
        var body = reply.As(isPacked ? Packing.Brotli : Packing.None).Span;
        var kept = new byte[BodyAt + body.Length];
        Beginning.CopyTo(kept);
        kept[PackedAt] = isPacked ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(kept.AsSpan(MadeAt), reply.MadeAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32LittleEndian(kept.AsSpan(LengthAt), reply.Body.Length);
        body.CopyTo(kept.AsSpan(BodyAt));
        HashOf(key, kept).CopyTo(kept.AsSpan(HashAt));
        return kept;
    }

    /// <summary>The answer of kept bytes; null when they were not closed under this key, or hold more than they
    /// may.</summary>
    public static Reply? Open(AnswerKey key, byte[] kept, int maxBytes)
    {
        if (kept.Length < BodyAt
            || !kept.AsSpan().StartsWith(Beginning)
            || !HashOf(key, kept).AsSpan().SequenceEqual(kept.AsSpan(HashAt, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(kept.AsSpan(LengthAt));
        var sent = kept.AsMemory(BodyAt);
        var isPacked = kept[PackedAt] == 1;
        if (length < 0 || length > maxBytes || (!isPacked && length != sent.Length))
        {
            return null;
        }

        var body = isPacked ? PackedBody.TryUnpack(sent.Span, length) : sent.ToArray();
        return body is null ? null : ReplyOf(kept, body, isPacked ? sent.ToArray() : default);
    }

    private static Reply ReplyOf(byte[] kept, byte[] body, ReadOnlyMemory<byte> brotli) =>
        new Reply(body, ReplyKind.Complete)
        {
            MadeAt = DateTimeOffset.FromUnixTimeMilliseconds(
                BinaryPrimitives.ReadInt64LittleEndian(kept.AsSpan(MadeAt))),
        }.With(brotli);

    private static byte[] HashOf(AnswerKey key, byte[] kept)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key.Text));
        hash.AppendData(kept.AsSpan(0, HashAt));
        hash.AppendData(kept.AsSpan(BodyAt));
        return hash.GetHashAndReset();
    }
}
