using System.IO.Compression;

namespace Analytics.Graph.Caching;

/// <summary>Packs and unpacks bytes. The same bytes are packed into the same bytes.</summary>
public static class PackedBody
{
    private const int Quality = 4; // of Brotli, 0 to 11: higher ones take several times as long for a few bytes
    private const int WindowBits = 22;

    /// <summary>Packs bytes.</summary>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> body, Packing packing) => packing switch
    {
        Packing.Brotli => Brotli(body.Span),
        Packing.Gzip => Gzip(body.Span),
        _ => body,
    };

    /// <summary>Unpacks Brotli; null where it does not hold exactly so many bytes.</summary>
    public static byte[]? TryUnpack(ReadOnlySpan<byte> packed, int bytes)
    {
        var body = new byte[bytes];
        return BrotliDecoder.TryDecompress(packed, body, out var written) && written == bytes ? body : null;
    }

    private static ReadOnlyMemory<byte> Brotli(ReadOnlySpan<byte> body)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var written, Quality, WindowBits)
            ? packed.AsSpan(0, written).ToArray()
            : throw new System.Diagnostics.UnreachableException("The longest form of packed bytes fits.");
    }

    private static ReadOnlyMemory<byte> Gzip(ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(body);
        }

        return packed.ToArray();
    }
}
