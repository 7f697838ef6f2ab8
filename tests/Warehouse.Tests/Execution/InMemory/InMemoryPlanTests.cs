using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution.InMemory;

/// <summary>Which plans are carried out in memory.</summary>
public sealed class InMemoryPlanTests
{
    private static readonly Database Money = new() { Payments = [Ask.Payment(World.HaTinh, 2023, 5, new(2023, 5, 2))] };

    private static readonly AggregationRequest ByProvince = Ask.For("province", "disbursed disbursementRate", subject: "funding");

    private static readonly Dictionary<string, AggregationRequest> InMemory = new(StringComparer.Ordinal)
    {
        ["by keys"] = ByProvince,
        ["everything"] = Ask.For("", "disbursed", subject: "funding"),
        ["of several subjects"] = Ask.For("province year", "disbursed courses"),
        ["with having"] = ByProvince with { Having = new Having.Test("disbursed", new() { Gt = 1 }) },
        ["by value"] = ByProvince with { OrderBy = [new RowOrder.ByMeasure("disbursementRate")] },
        ["with all members"] = ByProvince with { Fill = Fill.AllMembers },
        ["on a map"] = ByProvince with { Geography = new Geography.AsOf(World.Merger) },
        ["ordered by a change"] = Compared,
    };

    private static readonly Dictionary<string, AggregationRequest> Stated = new(StringComparer.Ordinal)
    {
        ["of what has no roll-up"] = Ask.For("province", "poorHouseholds"),
        ["by keys that no roll-up keeps"] = Ask.For("commune", "disbursed", subject: "funding"),
    };

    [Fact]
    public async Task Plans_that_read_roll_ups_alone_are_carried_out_in_memory_and_others_are_statements()
    {
        await using var file = await WarehouseFile.MakeAsync(Money);

        var carriedOut = InMemory.Concat(Stated).Where(one => IsInMemory(one.Value, file.Snapshot)).Select(one => one.Key);

        Assert.Equal(InMemory.Keys, carriedOut);
    }

    private static AggregationRequest Compared => Ask.For("year", "disbursed", subject: "funding") with
    {
        Facts = [new FactAsk("disbursed", [new Calculation.Compare(new Shift.YearsBack(1))])],
        OrderBy = [new RowOrder.ByMeasure("disbursed", On: SortOn.Delta, Shift: new Shift.YearsBack(1))],
    };

    /// <summary>A page, as a question of many groups reads it.</summary>
    private static bool IsInMemory(AggregationRequest request, ServedSnapshot snapshot)
    {
        var query = RequestResolver.Resolve(request, WarehouseModel.Semantic, snapshot.Dimensions);
        var page = new Plan.Page(Planner.Rows(query, []).Plan, request.First, 0);
        return InMemoryPlan.Of(Rewrites.Apply(page, query.Tables)) is not null;
    }
}
