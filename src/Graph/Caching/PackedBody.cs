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

    /// <summary>Packs what is written piece by piece. The pieces may show in the bytes.</summary>
    /// <param name="writeAsync">Writes the pieces.</param>
    /// <param name="packing">Brotli or gzip.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ReadOnlyMemory<byte>> PackAsync(
        Func<Stream, CancellationToken, Task> writeAsync, Packing packing, CancellationToken stop)
    {
        using var packed = new MemoryStream();
        await using (Stream zip = packing == Packing.Brotli
            ? new BrotliStream(packed, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true)
            : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await writeAsync(zip, stop);
        }

        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

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
