using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Answers from roll-ups as if they had other numbers of rows than they have, which plans them otherwise.</summary>
internal static class SizedRollups
{
    /// <summary>So many that each is aggregated for itself.</summary>
    public const long Large = 1_000_000_000;

    /// <param name="request">What is asked.</param>
    /// <param name="snapshot">Where.</param>
    /// <param name="size">Rows that every table is said to have.</param>
    public static Task<Answer> RunAsync(AggregationRequest request, ServedSnapshot snapshot, long size = Large)
    {
        var rows = snapshot.Dimensions.Rows;
        var tables = rows.Tables.ToImmutableDictionary(one => one.Key, one => one.Value with { Rows = size });
        var query = RequestResolver.Resolve(request, WarehouseModel.Semantic, new(rows with { Tables = tables }));
        return snapshot.AskAsync(
            statements => new QueryRun(query, [], new(query, statements))
                .Answer(PageCursor.OffsetOf(request.After, snapshot.Facts.Id, PageCursor.Digest(query)), snapshot.Facts.Id, PageCursor.Digest(query)),
            CancellationToken.None);
    }
}
