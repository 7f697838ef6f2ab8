using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Rulings 12, 14, 16 and 17 of the semantics where several of their words meet.</summary>
public sealed class StatusAndRestRulings
{
    private static readonly Geography LaterMap = new Geography.AsOf(World.Merger);

    [Fact]
    public async Task Ruling_12_under_takes_the_unit_itself_and_in_takes_nothing_inside_it()
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2023, 1), Ask.Payment(World.HuongKhe, 2023, 2), Ask.Payment(World.HuongLien, 2023, 4)],
        };

        async Task<string> Of(Filter.Area area) => Ask.Cell((await Ask.Of(data, Ask.For("", "disbursed", area))).Rows).Split(' ')[0];

        Assert.Equal("7", await Of(new() { Under = ["42"] }));
        Assert.Equal("6", await Of(new() { Under = ["444"] }));
        Assert.Equal("1", await Of(new() { In = ["42"] }));
        Assert.Equal("2", await Of(new() { In = ["444"] }));
    }

    [Fact]
    public async Task Ruling_14_of_partial_provisional_restated_and_zero_the_first_is_the_status_and_the_others_are_notes()
    {
        async Task<string> Of(params Payment[] payments) => Ask.Cell((await Ask.Of(
            new() { Payments = payments },
            Ask.For("", "disbursed", new Filter.And([Ask.Years(2023), Ask.Under("15")])) with { Geography = LaterMap })).Rows);

        var laoCai = Ask.Payment(World.LaoCai, 2023, 0);
        var yenBai = Ask.Payment(World.YenBai, 2023, 0);

        Assert.Equal("0 Partial PARTLY_REPORTED QUALIFIER_AT_LEAST RESTATED ZERO_REPORTED", await Of(laoCai with { Qualifier = 1 }));
        Assert.Equal("0 Provisional QUALIFIER_AT_LEAST RESTATED ZERO_REPORTED", await Of(laoCai with { Qualifier = 1 }, yenBai));
        Assert.Equal("0 Restated RESTATED ZERO_REPORTED", await Of(laoCai, yenBai));
    }

    [Fact]
    public async Task Ruling_16_the_rest_of_rates_stocks_and_distinct_units_is_recomputed_from_the_records()
    {
        Inspection Visit(int id, Place area) => new() { Id = id, Area = area, Year = 2023, Units = [(World.KyAnh, null), (World.HuongKhe, null)] };
        var data = new Database
        {
            Allocations = [Ask.Allocation(World.HaGiang, 2023, 100), Ask.Allocation(World.DienBien, 2023, 40), Ask.Allocation(World.HaTinh, 2023, 60)],
            Payments = [Ask.Payment(World.HaGiang, 2023, 90), Ask.Payment(World.DienBien, 2023, 10), Ask.Payment(World.HaTinh, 2023, 15)],
            Reviews =
            [
                Ask.Review(World.HaGiang, 2023, "2022-2025", 100, 50), Ask.Review(World.DienBien, 2023, "2022-2025", 200, 20),
                Ask.Review(World.HaTinh, 2022, "2022-2025", 600, 90), Ask.Review(World.HaTinh, 2023, "2022-2025", 600, 60),
            ],
            Inspections = [Visit(1, World.HaGiang), Visit(2, World.DienBien), Visit(3, World.HaTinh)],
        };
        var request = Ask.For("province", "disbursementRate povertyRate poorHouseholds unitsInspected disbursed") with
        {
            First = 1, Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest,
        };

        var answer = await Ask.Of(data, request);

        string Values(ResultTable? table) => string.Join(" ", Enumerable.Range(0, 5).Select(one => Ask.Cell(table, 0, one).Split(' ')[0]));
        Assert.Equal("0.9 0.5 50 2 90", Values(answer.Rows));
        Assert.Equal("0.575 0.144444 130 2 115", Values(answer.Total));
        Assert.Equal("0.25 0.1 80 2 25", Values(answer.Rest));
    }

    [Fact]
    public async Task Ruling_17_keys_break_ties_of_the_order_of_rows_from_page_to_page_and_give_no_rank()
    {
        Place[] places = [World.HaTinh, World.NinhBinh, World.YenBai, World.DienBien, World.LaoCai, World.HaGiang];
        await using var file = await WarehouseFile.MakeAsync(new() { Payments = [.. places.Select(place => Ask.Payment(place, 2023, 5))] });
        var request = Ask.For("province", "disbursed") with
        {
            Facts = [new("disbursed", [new Calculation.Rank(Direction.Descending, Within.All)])],
            OrderBy = [new RowOrder.ByMeasure("disbursed")], First = 4,
        };

        var first = await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None);
        var second = await Ask.Runner.RunAsync(request with { After = first.EndCursor }, file.Snapshot, CancellationToken.None);

        string Codes(Answer answer) => string.Join(" ", Enumerable.Range(0, answer.Rows!.RowCount)
            .Select(row => Compiled.Dimensions.Area(answer.Rows.Keys[0].KeyAt(row) ?? 0)!.Code));
        Assert.Equal(("02 10 11 15", "37 42"), (Codes(first), Codes(second)));
        Assert.All(first.Rows!.Measures[0].Calculations[0].Value.Concat(second.Rows!.Measures[0].Calculations[0].Value), rank => Assert.Equal(1, rank));
    }
}
