using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Writes keys of an answer as the identities that the oracle uses.</summary>
internal static class Identity
{
    public static string?[] Of(ResultTable table, int row, SnapshotDimensions dimensions) =>
        [.. table.Keys.Select(column => column.KeyAt(row) is { } key ? Of(column.Dimension, key, dimensions) : null)];

    private static string Of(Dimension dimension, int key, SnapshotDimensions dimensions)
    {
        if (dimension.Kind == DimensionKind.Area)
        {
            var area = dimensions.Area(key)!;
            return $"{area.Code ?? area.Name.Vi}@{area.ValidFrom:yyyy-MM-dd}";
        }

        return dimensions.Period(dimension, key)?.Code ?? dimensions.Member(dimension.Name, key)!.QualifiedCode;
    }
}
