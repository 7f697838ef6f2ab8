using Analytics.Loader.Tests.Support;
using Analytics.Warehouse.Catalog;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Rows that one of two snapshots has and the other has not.</summary>
internal static class SnapshotDifference
{
    public static IEnumerable<string> Between(string one, string other) =>
        WarehouseSchema.Star.Tables.SelectMany(table =>
        {
            var (left, right) = (Rows(one, table.Name), Rows(other, table.Name));
            return Less(left, right).Select(row => $"- {table.Name} {row}")
                .Concat(Less(right, left).Select(row => $"+ {table.Name} {row}"));
        });

    private static string[] Rows(string file, string table) =>
        SmallSource.Read(file, $"t::VARCHAR) FROM {table} t");

    private static IEnumerable<string> Less(string[] rows, string[] others)
    {
        var left = rows.ToLookup(row => row);
        var right = others.ToLookup(row => row);
        return left.Where(group => group.Count() > right[group.Key].Count()).Select(group => group.Key);
    }
}
