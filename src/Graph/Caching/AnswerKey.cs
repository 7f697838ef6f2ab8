using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Graph.Caching;

/// <summary>Names an answer: equal keys have equal bytes.</summary>
/// <param name="Text">A hash in lower-case hexadecimal.</param>
public sealed record AnswerKey(string Text)
{
    /// <summary>The key of everything that an answer depends on.</summary>
    /// <param name="snapshotId">The snapshot that is served; empty when there is none.</param>
    /// <param name="modelVersion">The version of the measures.</param>
    /// <param name="securityScope">Whose rows the caller may see.</param>
    /// <param name="question">The operation and its variables.</param>
    public static AnswerKey Of(string snapshotId, string modelVersion, string securityScope, Question question)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)
            [
                SealedAnswer.FormatVersion, snapshotId, modelVersion, securityScope, question.OperationName,
                question.Document, question.Variables])
        {
            Append(hash, part);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new AnswerKey(Convert.ToHexStringLower(digest));
    }

    /// <summary>With its length, so that parts cannot flow into each other.</summary>
    private static void Append(IncrementalHash hash, string part)
    {
        const int LengthBytes = 12;
        var bytes = ArrayPool<byte>.Shared.Rent(LengthBytes + Encoding.UTF8.GetMaxByteCount(part.Length));
        part.Length.TryFormat(bytes, out var end, default, CultureInfo.InvariantCulture);
        bytes[end++] = (byte)':';
        end += Encoding.UTF8.GetBytes(part, bytes.AsSpan(end));
        bytes[end++] = (byte)';';
        hash.AppendData(bytes.AsSpan(0, end));
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
