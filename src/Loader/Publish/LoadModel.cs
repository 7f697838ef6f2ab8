using System.Security.Cryptography;
using System.Text;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Publish;

/// <summary>The version of what the loader makes of a source.</summary>
public static class LoadModel
{
    /// <summary>Raised by hand when a shaping rule changes the meaning of a column.</summary>
    private const int Rules = 1;

    /// <summary>Rules and a digest of the star schema: it changes by itself when a table or column does.</summary>
    public static readonly string Version =
        $"{Rules}.{Hash(SchemaDdl.CreateAll(WarehouseSchema.Star))[..8]}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
