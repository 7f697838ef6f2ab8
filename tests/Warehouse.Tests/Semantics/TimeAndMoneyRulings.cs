using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Rulings 6 to 11 of the semantics: time and money.</summary>
public sealed class TimeAndMoneyRulings
{
    [Fact]
    public async Task Ruling_6_a_January_payment_of_the_former_budget_year_is_in_that_year_and_in_January()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2023, 5, new(2024, 1, 20))] };

        var answer = await Ask.Of(data, Ask.For("year month", "disbursed"));
        var between = await Ask.Of(data, Ask.For("year", "disbursed", new Filter.Between(new(2024, 1, 1), new(2024, 2, 1))));

        Assert.Equal(2023, answer.Rows!.Keys[0].KeyAt(0));
        Assert.Equal(2024 * 12, answer.Rows!.Keys[1].KeyAt(0));
        Assert.Equal(2023, between.Rows!.Keys[0].KeyAt(0));
    }

    [Fact]
    public async Task Ruling_7_by_month_available_and_the_rates_are_not_applicable_and_the_note_names_running()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2023, 5, new(2023, 3, 1))], Allocations = [Ask.Allocation(World.HaTinh, 2023, 9)] };

        var answer = await Ask.Of(data, Ask.For("month", "available disbursementRate disbursed"));

        Assert.Equal("null NotApplicable OUT_OF_REACH", Ask.Cell(answer.Rows, 0, 0));
        Assert.Equal("null NotApplicable OUT_OF_REACH", Ask.Cell(answer.Rows, 0, 1));
        Assert.StartsWith("5 ", Ask.Cell(answer.Rows, 0, 2));
        Assert.Contains("running", answer.Rows!.Measures[0].Notes[0][0].Message.En);
    }

    [Theory]
    [InlineData("month")]
    [InlineData("quarter")]
    public async Task Ruling_7_what_running_of_payments_answers_by_month_and_by_quarter_is_what_the_rates_cannot(string step)
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2023, 5, new(2023, 3, 1)), Ask.Payment(World.HaTinh, 2023, 6, new(2023, 8, 1))],
            Allocations = [Ask.Allocation(World.HaTinh, 2023, 9)],
        };
        var request = Ask.For(step, "disbursementRate disbursementRateOfNew carriedIn disbursed", Ask.Years(2023)) with
        {
            Facts = [new("disbursementRate"), new("disbursementRateOfNew"), new("available"), new("disbursed", [new Calculation.Running(Reset.Year)])],
        };

        var rows = (await Ask.Of(data, request)).Rows!;

        Assert.All(rows.Measures.Take(3), column => Assert.Equal([CellStatus.NotApplicable, CellStatus.NotApplicable], column.Status));
        Assert.Equal([5, 11], rows.Measures[3].Calculations[0].Exact);
    }

    [Fact]
    public async Task Ruling_8_the_period_under_way_is_taken_where_asked_for_and_is_not_complete()
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2025, 5, new(2026, 1, 20)), Ask.Payment(World.HaTinh, 2025, 7, new(2025, 12, 31))],
        };

        async Task<string> Of(Completeness completeness)
        {
            var filter = new Filter.And([new Filter.Last(1, TimeGrain.Quarter, completeness), Ask.Under("42")]);
            var rows = (await Ask.Of(data, Ask.For("quarter", "disbursed", filter))).Rows!;
            var quarter = Compiled.Dimensions.Period(rows.Keys[0].Dimension, rows.Keys[0].KeyAt(0) ?? 0)!;
            return $"{quarter.Code} {quarter.Complete} {Ask.Cell(rows)}";
        }

        Assert.Equal("2025-Q4 True 7 Final", await Of(Completeness.CompleteOnly));
        Assert.Equal("2026-Q1 False 5 Final", await Of(Completeness.WithCurrent));
    }

    [Fact]
    public async Task Ruling_8_last_counts_back_from_the_cut_off_and_takes_complete_months_only()
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2025, 5, new(2026, 1, 31)), Ask.Payment(World.HaTinh, 2025, 7, new(2025, 12, 31))],
        };

        var one = await Ask.Of(data, Ask.For("", "disbursed", new Filter.Last(1, TimeGrain.Month)));
        var before = await Ask.Of(data, Ask.For("", "disbursed", new Filter.Last(1, TimeGrain.Month, AsOf: new(2026, 1, 15))));

        Assert.StartsWith("5 ", Ask.Cell(one.Rows));
        Assert.StartsWith("7 ", Ask.Cell(before.Rows));
    }

    [Fact]
    public async Task Ruling_9_a_household_stock_is_the_last_review_of_each_place_by_the_standard_in_force()
    {
        var data = new Database
        {
            Reviews =
            [
                Ask.Review(World.HaTinh, 2021, "2016-2020", 1000, 138), Ask.Review(World.HaTinh, 2021, "2022-2025", 1000, 219),
                Ask.Review(World.HaTinh, 2022, "2022-2025", 1000, 190), Ask.Review(World.DienBien, 2021, "2016-2020", 500, 60),
            ],
        };

        var year = await Ask.Of(data, Ask.For("year", "poorHouseholds", Ask.Years(2021)));
        var both = await Ask.Of(data, Ask.For("", "poorHouseholds", Ask.Years(2021, 2022)));
        var each = await Ask.Of(data, Ask.For("povertyStandard", "poorHouseholds", Ask.Years(2021), "households"));

        Assert.StartsWith("198 Partial STANDARD_IN_FORCE", Ask.Cell(year.Rows));
        Assert.Equal("250 Partial STANDARD_IN_FORCE STANDARD_IN_FORCE MIXED_STANDARDS PARTLY_REPORTED", Ask.Cell(both.Rows));
        Assert.Equal(["198", "219"], Enumerable.Range(0, 2).Select(row => Ask.Cell(each.Rows, row).Split(' ')[0]));
    }

    [Fact]
    public async Task Ruling_10_money_carried_over_is_counted_once_over_several_years()
    {
        var data = new Database
        {
            Allocations =
            [
                Ask.Allocation(World.HaTinh, 2022, 10, origin: 2021), Ask.Allocation(World.HaTinh, 2022, 100),
                Ask.Allocation(World.HaTinh, 2023, 40, origin: 2022), Ask.Allocation(World.HaTinh, 2023, 200),
                Ask.Allocation(World.HaTinh, 2023, 5) with { Cancels = true },
            ],
        };

        var years = await Ask.Of(data, Ask.For("province year", "carriedIn available"));
        var over = await Ask.Of(data, Ask.For("province", "carriedIn available", Ask.Years(2022, 2023)));
        var second = await Ask.Of(data, Ask.For("province", "carriedIn available", Ask.Years(2023)));

        Assert.Equal(["10 Final", "40 Final"], Enumerable.Range(0, 2).Select(row => Ask.Cell(years.Rows, row)));
        Assert.Equal(["110 Final", "235 Final"], Enumerable.Range(0, 2).Select(row => Ask.Cell(years.Rows, row, 1)));
        Assert.Equal(("10 Final", "305 Final"), (Ask.Cell(over.Rows), Ask.Cell(over.Rows, 0, 1)));
        Assert.Equal(("40 Final", "235 Final"), (Ask.Cell(second.Rows), Ask.Cell(second.Rows, 0, 1)));
    }

    [Fact]
    public async Task Ruling_10_a_year_left_out_of_the_list_lets_its_money_in_where_the_list_goes_on()
    {
        var data = new Database
        {
            Allocations =
            [
                Ask.Allocation(World.HaTinh, 2021, 100), Ask.Allocation(World.HaTinh, 2023, 30, origin: 2022),
                Ask.Allocation(World.HaTinh, 2023, 7, origin: 2021),
            ],
        };

        var answer = await Ask.Of(data, Ask.For("province", "carriedIn", Ask.Years(2021, 2023)));

        Assert.Equal("30 Final", Ask.Cell(answer.Rows));
    }

    [Fact]
    public async Task Ruling_11_rates_divide_by_what_was_available_or_by_new_money_and_above_one_is_noted()
    {
        var data = new Database
        {
            Allocations = [Ask.Allocation(World.HaTinh, 2023, 100), Ask.Allocation(World.HaTinh, 2023, 100, origin: 2022)],
            Payments = [Ask.Payment(World.HaTinh, 2023, 150), Ask.Payment(World.HaTinh, 2023, 70, origin: 2022)],
        };

        var answer = await Ask.Of(data, Ask.For("province year", "disbursementRate disbursementRateOfNew"));

        Assert.Equal("1.1 Final RATE_ABOVE_ONE", Ask.Cell(answer.Rows));
        Assert.Equal("1.5 Final RATE_ABOVE_ONE", Ask.Cell(answer.Rows, 0, 1));
        Assert.Equal((220L, 200L), (answer.Rows!.Measures[0].Numerator[0], answer.Rows.Measures[0].Denominator[0]));
    }

    [Fact]
    public async Task A_published_disbursement_rate_stands_beside_the_computed_one()
    {
        var data = new Database
        {
            Allocations = [Ask.Allocation(World.HaTinh, 2024, 211_723)],
            Payments = [Ask.Payment(World.HaTinh, 2024, 130_700)],
            PublishedRates = [(World.HaTinh, 2024, 62)],
        };

        var answer = await Ask.Of(data, Ask.For("", "disbursementRate", new Filter.And([Ask.Under("42"), Ask.Years(2024)])));

        Assert.Equal("0.617316 Final PUBLISHED_RATE", Ask.Cell(answer.Rows));
        Assert.Equal("The published rate: 62 %.", answer.Rows!.Measures[0].Notes[0][0].Message.En);
    }
}
