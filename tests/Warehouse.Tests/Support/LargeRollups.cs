using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Answers from roll-ups as if they had a million times the rows that they have, which plans them otherwise.</summary>
internal static class LargeRollups
{
    private const long Times = 1_000_000;

    public static Task<Answer> RunAsync(AggregationRequest request, ServedSnapshot snapshot)
    {
        var rows = snapshot.Dimensions.Rows;
        var tables = rows.Tables.ToImmutableDictionary(one => one.Key, one => one.Value with { Rows = one.Value.Rows * Times });
        var query = RequestResolver.Resolve(request, WarehouseModel.Semantic, new(rows with { Tables = tables }));
        return snapshot.RunAsync(
            connection => new QueryRun(query, [], new(query, connection, CancellationToken.None))
                .Answer(PageCursor.OffsetOf(request.After, snapshot.Facts.Id, PageCursor.Digest(query)), snapshot.Facts.Id, PageCursor.Digest(query)),
            CancellationToken.None);
    }
}
