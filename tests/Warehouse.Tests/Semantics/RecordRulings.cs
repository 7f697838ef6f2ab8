using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Rulings 1 to 5 of the semantics: records and figures.</summary>
public sealed class RecordRulings
{
    private static readonly Spell Span2021To2023 = new(new(2021, 1, 1), new(2024, 1, 1));

    [Fact]
    public async Task Ruling_1_payments_of_a_province_add_up_with_those_of_the_units_inside_it()
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2023, 40), Ask.Payment(World.HuongKhe, 2023, 2), Ask.Payment(World.KyAnh, 2023, 5)],
        };

        var answer = await Ask.Of(data, Ask.For("province", "disbursed payments", subject: "funding"));

        Assert.Equal(["47 Final", "3 Final"], [Ask.Cell(answer.Rows), Ask.Cell(answer.Rows, measure: 1)]);
    }

    [Fact]
    public async Task Ruling_1_a_control_figure_is_never_summed()
    {
        var data = new Database
        {
            Allocations = [Ask.Allocation(World.HaTinh, 2023, 40)], PublishedRates = [(World.HaTinh, 2023, 61.5m), (World.DienBien, 2023, 9m)],
        };

        var answer = await Ask.Of(data, Ask.For("province", "allocations disbursementRate", subject: "funding"));

        Assert.Equal(1, answer.Rows!.RowCount);
        Assert.Equal((1, false), (answer.Rows.Measures[0].Exact[0], answer.Rows.Measures[1].HasValue[0]));
    }

    [Fact]
    public async Task Ruling_2_a_figure_that_is_not_exact_makes_the_cell_provisional()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2023, 5) with { Qualifier = 1 }, Ask.Payment(World.HaTinh, 2023, 7)] };

        var answer = await Ask.Of(data, Ask.For("province year", "disbursed"));

        Assert.Equal("12 Provisional QUALIFIER_AT_LEAST", Ask.Cell(answer.Rows));
    }

    [Theory]
    [InlineData(0, "7 Final")]
    [InlineData(1, "7 Provisional QUALIFIER_AT_LEAST")]
    [InlineData(2, "7 Provisional QUALIFIER_APPROXIMATE")]
    [InlineData(4, "7 Provisional QUALIFIER_EXPECTED")]
    [InlineData(8, "7 Provisional QUALIFIER_PRELIMINARY")]
    public async Task Ruling_2_each_qualifier_but_exact_makes_a_cell_provisional_with_its_own_note(int qualifier, string expected)
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2023, 7) with { Qualifier = qualifier }] };

        Assert.Equal(expected, Ask.Cell((await Ask.Of(data, Ask.For("province year", "disbursed"))).Rows));
    }

    [Fact]
    public async Task Ruling_2_an_unknown_amount_counts_as_a_record_and_not_as_zero()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2023, null), Ask.Payment(World.DienBien, 2023, null), Ask.Payment(World.DienBien, 2023, 3)] };

        var answer = await Ask.Of(data, Ask.For("province", "disbursed"));

        Assert.Equal("3 Final AMOUNT_UNKNOWN", Ask.Cell(answer.Rows, 0));
        Assert.Equal("null NotReported AMOUNT_UNKNOWN", Ask.Cell(answer.Rows, 1));
        Assert.Equal([2, 1], answer.Rows!.Measures[0].Records);
    }

    [Fact]
    public async Task Ruling_3_a_span_is_in_the_group_without_year()
    {
        var data = new Database { Allocations = [Ask.Allocation(World.HuongKhe, null, 949, span: Span2021To2023), Ask.Allocation(World.HuongKhe, 2022, 468)] };

        var answer = await Ask.Of(data, Ask.For("district year span", "allocated"));

        Assert.Equal([2022, null], Enumerable.Range(0, 2).Select(row => answer.Rows!.Keys[1].KeyAt(row)));
        Assert.Equal(["468", "949"], Enumerable.Range(0, 2).Select(row => Ask.Cell(answer.Rows, row).Split(' ')[0]));
        Assert.Equal("1417", Ask.Cell((await Ask.Of(data, Ask.For("district", "allocated"))).Rows).Split(' ')[0]);
    }

    [Fact]
    public async Task Ruling_3_a_period_takes_a_span_only_when_it_lies_wholly_inside_and_names_those_left_out()
    {
        var data = new Database { Allocations = [Ask.Allocation(World.HaTinh, null, 949, span: Span2021To2023), Ask.Allocation(World.HaTinh, 2022, 468)] };

        var two = await Ask.Of(data, Ask.For("province", "allocated", Ask.Years(2022, 2023)));
        var three = await Ask.Of(data, Ask.For("province", "allocated", Ask.Years(2021, 2022, 2023)));

        Assert.Equal("468 Final", Ask.Cell(two.Rows));
        Assert.Equal(
            "budget_allocation: 1 record of the spans 2021-2023 left out: only partly inside the period.",
            Assert.Single(two.Warnings).Message.En);
        Assert.Equal("1417 Final", Ask.Cell(three.Rows));
        Assert.Empty(three.Warnings);
    }

    [Fact]
    public async Task Ruling_4_a_unit_visited_twice_counts_once_as_unit_and_twice_as_visit()
    {
        var inspection = new Inspection
        {
            Id = 1, Area = World.HaTinh, Year = 2023, Units = [(World.KyAnh, null), (World.KyAnh, null), (World.HuongKhe, null)],
        };
        var byNumber = new Inspection { Id = 2, Area = World.HaTinh, Year = 2023, Reported = 20 };

        var answer = await Ask.Of(
            new() { Inspections = [inspection, byNumber] }, Ask.For("province", "unitsInspected visits", subject: "inspections"));

        Assert.Equal("22 Final", Ask.Cell(answer.Rows, 0, 0));
        Assert.Equal("3 Final", Ask.Cell(answer.Rows, 0, 1));
    }

    [Fact]
    public async Task Ruling_4_an_inspection_belongs_to_the_inspecting_unit()
    {
        var inspection = new Inspection { Id = 1, Area = World.HaTinh, Year = 2023, Units = [(World.HuongKhe, null)] };

        var answer = await Ask.Of(new() { Inspections = [inspection] }, Ask.For("district", "unitsInspected"));

        Assert.Null(answer.Rows!.Keys[0].KeyAt(0));
        Assert.Equal("1 Final", Ask.Cell(answer.Rows));
    }

    [Fact]
    public async Task Ruling_4_a_commune_without_a_code_has_an_identity_of_its_own()
    {
        var data = new Database { Payments = [Ask.Payment(World.SaBinh, 2023, 5), Ask.Payment(World.MeoVac, 2023, 7), Ask.Payment(World.HaTinh, 2023, 9)] };

        var rows = (await Ask.Of(data, Ask.For("commune", "disbursed"))).Rows!;

        Assert.Equal([RowMaker.Key(World.SaBinh), null], Enumerable.Range(0, rows.RowCount).Select(rows.Keys[0].KeyAt));
        Assert.Null(Compiled.Dimensions.Area(rows.Keys[0].KeyAt(0) ?? 0)!.Code);
        Assert.Equal(["5", "16"], Enumerable.Range(0, 2).Select(row => Ask.Cell(rows, row).Split(' ')[0]));
    }

    [Fact]
    public async Task Ruling_5_a_single_review_without_counts_answers_its_published_rate()
    {
        var data = new Database { Reviews = [Ask.Review(World.HaTinh, 2023, "2022-2025", null, null, 4.5m)] };

        var answer = await Ask.Of(data, Ask.For("province year", "povertyRate"));

        Assert.Equal("0.045 Final PUBLISHED_RATE_ONLY STANDARD_IN_FORCE", Ask.Cell(answer.Rows));
        Assert.Null(answer.Rows!.Measures[0].Numerator[0]);
        Assert.Null(answer.Rows!.Measures[0].Denominator[0]);
    }

    [Fact]
    public async Task Ruling_5_a_rate_of_several_reviews_uses_only_those_with_both_counts()
    {
        var data = new Database
        {
            Reviews = [Ask.Review(World.HaTinh, 2023, "2022-2025", 1000, 40), Ask.Review(World.DienBien, 2023, "2022-2025", null, null, 30m)],
        };
        var request = Ask.For("", "povertyRate", Ask.Years(2023)) with { Parts = AnswerParts.Total };

        var answer = await Ask.Of(data, request);

        Assert.Equal("0.04 Partial RECORDS_LEFT_OUT STANDARD_IN_FORCE PARTLY_REPORTED", Ask.Cell(answer.Total));
        Assert.Equal(
            "1 of 2 records do not hold both numerator and denominator and are left out.", answer.Total!.Measures[0].Notes[0][0].Message.En);
    }
}
