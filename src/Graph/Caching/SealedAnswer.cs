using System.Security.Cryptography;
using System.Text;

namespace Analytics.Graph.Caching;

/// <summary>
/// An answer as it lies in Redis: a hash over key and body, then the body. What somebody cut, mixed up or overwrote
/// there does not open, and so counts as not found.
/// </summary>
public static class SealedAnswer
{
    /// <summary>Version of the form; part of every key, so that processes of different versions never read each
    /// other.</summary>
    public const string FormatVersion = "1";

    /// <summary>The bytes to keep.</summary>
    public static byte[] Close(AnswerKey key, ReadOnlySpan<byte> body)
    {
        var kept = new byte[SHA256.HashSizeInBytes + body.Length];
        body.CopyTo(kept.AsSpan(SHA256.HashSizeInBytes));
        HashOf(key, body).CopyTo(kept.AsSpan());
        return kept;
    }

    /// <summary>The body of kept bytes; null when they were not closed under this key.</summary>
    public static byte[]? Open(AnswerKey key, byte[] kept)
    {
        if (kept.Length < SHA256.HashSizeInBytes)
        {
            return null;
        }

        var body = kept.AsSpan(SHA256.HashSizeInBytes);
        return HashOf(key, body).AsSpan().SequenceEqual(kept.AsSpan(0, SHA256.HashSizeInBytes)) ? body.ToArray() : null;
    }

    private static byte[] HashOf(AnswerKey key, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key.Text));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
