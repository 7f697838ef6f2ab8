using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Rulings 3, 10 and 12 of the semantics where a period is denied, ends before its money, or a place changes its name only.</summary>
public sealed class PeriodRulings
{
    private static readonly Spell Span2021To2023 = new(new(2021, 1, 1), new(2024, 1, 1));

    private static readonly Database Spanned = new()
    {
        Allocations =
        [
            Ask.Allocation(World.HaTinh, null, 900, span: Span2021To2023), Ask.Allocation(World.HaTinh, 2022, 40),
            Ask.Allocation(World.HaTinh, 2024, 5),
        ],
    };

    [Fact]
    public async Task Ruling_3_a_span_that_holds_a_denied_year_is_left_out_and_named()
    {
        var denied = await Ask.Of(Spanned, Ask.For("", "allocated", new Filter.Not(Ask.Years(2022))));
        var inside = await Ask.Of(Spanned, Ask.For("", "allocated", new Filter.And([Ask.Years(2021, 2022, 2023), new Filter.Not(Ask.Years(2022))])));

        Assert.StartsWith("5 ", Ask.Cell(denied.Rows));
        Assert.Contains(denied.Warnings, note => note.Code == "SPAN_EXCLUDED");
        Assert.StartsWith("null ", Ask.Cell(inside.Rows));
    }

    [Fact]
    public async Task Ruling_3_a_span_outside_of_a_denied_year_stays()
    {
        var answer = await Ask.Of(Spanned, Ask.For("", "allocated", new Filter.Not(Ask.Years(2024))));

        Assert.StartsWith("940 ", Ask.Cell(answer.Rows));
        Assert.DoesNotContain(answer.Warnings, note => note.Code == "SPAN_EXCLUDED");
    }

    [Fact]
    public async Task Ruling_3_a_record_known_by_year_only_is_left_out_when_days_of_its_year_are_denied()
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2023, 7), Ask.Payment(World.HaTinh, 2023, 2, new(2023, 9, 1)), Ask.Payment(World.HaTinh, 2023, 1, new(2023, 2, 1))],
        };

        var answer = await Ask.Of(data, Ask.For("", "disbursed", new Filter.Not(new Filter.Between(new(2023, 1, 1), new(2023, 7, 1)))));

        Assert.StartsWith("2 ", Ask.Cell(answer.Rows));
        Assert.Contains(answer.Warnings, note => note.Code == "UNDATED_EXCLUDED");
    }

    [Fact]
    public async Task Ruling_10_money_carried_on_after_the_end_of_its_programme_is_available_in_the_years_asked()
    {
        var data = new Database
        {
            Allocations =
            [
                Ask.Allocation(World.HaTinh, 2020, 100) with { Project = "2016-2020/P1" },
                Ask.Allocation(World.HaTinh, 2021, 30, 2020) with { Project = "2016-2020/P1" }, Ask.Allocation(World.HaTinh, 2021, 50),
            ],
            Payments = [Ask.Payment(World.HaTinh, 2021, 15, origin: 2020) with { Project = "2016-2020/P1" }],
        };

        var late = await Ask.Of(data, Ask.For("programme", "carriedIn available disbursementRate", Ask.Years(2021, 2022)));
        var all = await Ask.Of(data, Ask.For("programme", "carriedIn available"));

        Assert.StartsWith("30 ", Ask.Cell(late.Rows, 0, 0));
        Assert.StartsWith("30 ", Ask.Cell(late.Rows, 0, 1));
        Assert.StartsWith("0.5 ", Ask.Cell(late.Rows, 0, 2));
        Assert.StartsWith("null ", Ask.Cell(all.Rows, 0, 0));
        Assert.StartsWith("100 ", Ask.Cell(all.Rows, 0, 1));
    }
}
