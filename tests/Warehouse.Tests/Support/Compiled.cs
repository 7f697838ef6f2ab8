using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Sql;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Compiles requests against the world without a file.</summary>
internal static class Compiled
{
    public static readonly SnapshotDimensions Dimensions = DimensionsOf();

    public static ResolvedQuery Resolve(AggregationRequest request) =>
        RequestResolver.Resolve(request, WarehouseModel.Semantic, Dimensions);

    /// <summary>The dimensions of the world as it is told now.</summary>
    public static SnapshotDimensions DimensionsOf() => new(new()
    {
        Areas = [.. World.Places.Select((place, index) => new Area
        {
            Key = RowMaker.Key(place) ?? 0, Code = place.Code, Level = place.Level, Name = new(place.Name, place.Name),
            FullName = new(place.Name, place.Name), NameAscii = place.Name, RegionKey = RowMaker.Key(place.At(AreaLevel.Region)),
            ProvinceKey = RowMaker.Key(place.At(AreaLevel.Province)), DistrictKey = RowMaker.Key(place.At(AreaLevel.District)),
            ParentKey = place.Level == AreaLevel.Country ? null : RowMaker.Key(place.District ?? place.Province ?? place.Region ?? World.Places[0]),
            ValidFrom = place.From, ValidUntil = place.Until, CodeOrder = index,
        })],
        Successions = [.. World.Successions.Select(one => new AreaSuccession(RowMaker.Key(one.Before) ?? 0, RowMaker.Key(one.After) ?? 0,
            one.Whole ? SuccessionShare.Whole : SuccessionShare.Part, one.On))],
        Spans = [.. World.Spans.Select((span, index) => new Span(index + 1, span.Code, span.From, span.Until))],
        Cutoff = World.Cutoff,
    });

    public static string Plan(AggregationRequest request) => PlanText.Of(Planner.Rows(Resolve(request), []).Plan);

    public static string Rewritten(AggregationRequest request) => PlanText.Of(Rewrites.Apply(Planner.Rows(Resolve(request), []).Plan));

    /// <summary>The plan on a snapshot that holds roll-ups of these sizes and no other.</summary>
    public static string RolledUp(AggregationRequest request, params (string Rollup, long Rows)[] held) =>
        PlanText.Of(Rewrites.Apply(Planner.Rows(Resolve(request), []).Plan, Held(held)));

    /// <summary>Tables of a snapshot that holds these roll-ups as declared.</summary>
    public static ImmutableDictionary<string, StoredTable> Held(params (string Rollup, long Rows)[] held) =>
        held.ToImmutableDictionary(one => one.Rollup, one => new StoredTable(one.Rollup, one.Rows,
            [.. WarehouseSchema.Star.Tables.Single(table => table.Name == one.Rollup).Columns.Select(column => column.Name)]));

    public static string Sql(AggregationRequest request) =>
        DuckDbRenderer.Render(Rewrites.Apply(new Plan.Page(Planner.Rows(Resolve(request), []).Plan, request.First, 0))).Text;
}
