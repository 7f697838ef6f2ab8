using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;

namespace Analytics.Loader.Publish;

/// <summary>A hash of the rows, not of the bytes: equal content gives an equal hash wherever DuckDB put its
/// blocks.</summary>
/// <remarks>DuckDB hashes each row; the sum of the row hashes ignores their order and counts doubles. Comparable
/// between
/// files written by one version of DuckDB, which the manifest names.</remarks>
internal static class ContentHash
{
    public static string Of(StagedWarehouse staged)
    {
        var text = new StringBuilder();
        foreach (var table in WarehouseSchema.Star.Tables)
        {
            var columns = string.Join(", ", table.Columns.Select(column => column.Name));
            var sum = staged.Query(
                $"SELECT count(*), coalesce(sum(hash({columns})::HUGEINT), 0)::VARCHAR FROM {table.Name}",
                row => string.Create(CultureInfo.InvariantCulture, $"{row.GetInt64(0)} {row.GetString(1)}"))[0];
            text.Append(table.Name).Append('(').Append(columns).Append(") ").Append(sum).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
