using System.Globalization;
using Analytics.Graph.Caching;
using Microsoft.Extensions.Primitives;

namespace Analytics.Graph.Http;

/// <summary>Chooses how an answer is packed.</summary>
internal static class AcceptEncoding
{
    /// <summary>The packing that the caller likes best; Brotli before gzip where both are liked the same. Whoever says
    /// nothing gets plain bytes.</summary>
    public static Packing Choose(StringValues sent)
    {
        var (brotli, gzip, plain, rest) = (-1.0, -1.0, -1.0, -1.0);
        foreach (var list in sent)
        {
            foreach (var part in list.AsSpan().Split(','))
            {
                Read(list.AsSpan()[part], out var name, out var quality);
                if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
                {
                    brotli = quality;
                }
                else if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase))
                {
                    gzip = quality;
                }
                else if (name.Equals("identity", StringComparison.OrdinalIgnoreCase))
                {
                    plain = quality;
                }
                else if (name is "*")
                {
                    rest = quality;
                }
            }
        }

        (brotli, gzip) = (brotli < 0 ? rest : brotli, gzip < 0 ? rest : gzip);
        return brotli > 0 && brotli >= gzip && brotli >= plain ? Packing.Brotli
            : gzip > 0 && gzip >= plain ? Packing.Gzip
            : Packing.None;
    }

    private static void Read(ReadOnlySpan<char> item, out ReadOnlySpan<char> name, out double quality)
    {
        var end = item.IndexOf(';');
        name = (end < 0 ? item : item[..end]).Trim();
        var weight = end < 0 ? [] : item[(end + 1)..].Trim();
        quality = 1;
        if (weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(
                weight[2..].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said))
        {
            quality = said;
        }
    }
}
