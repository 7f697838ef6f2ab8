using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;
using static Analytics.Warehouse.Tests.Semantics.Compared;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Ruling 18 of the semantics: when two numbers do not compare, and why.</summary>
public sealed class ComparableRulings
{
    [Fact]
    public async Task A_changed_poverty_standard_does_not_compare()
    {
        var data = new Database { Reviews = [Ask.Review(World.HaTinh, 2021, "2016-2020", 100, 9), Ask.Review(World.HaTinh, 2022, "2022-2025", 100, 20)] };

        Assert.Equal("9 11 1.2222 COMPARE_STANDARD_CHANGED", Text(await Ask.Of(data, For("province year", Ask.Years(2022), YearBefore, "poorHouseholds"))));
    }

    [Fact]
    public async Task A_unit_that_did_not_exist_all_through_both_periods_does_not_compare()
    {
        var data = new Database { Payments = [Ask.Payment(World.NinhBinh, 2024, 9), Ask.Payment(World.NinhBinh, 2025, 5)] };

        var answer = await Ask.Of(data, For("province year", Ask.Years(2025), YearBefore));

        Assert.Equal("9 -4 -0.4444 COMPARE_AREA_CHANGED", Text(answer));
        Assert.Equal(
            "The territory changed between the two periods: Ninh Bình (en) ( – 2025-06-30).",
            answer.Rows!.Measures[0].Calculations[0].Notes[0][0].Message.En);
    }

    [Fact]
    public async Task A_period_that_has_not_ended_does_not_compare()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2025, 9), Ask.Payment(World.HaTinh, 2026, 5)] };

        Assert.Equal("9 -4 -0.4444 COMPARE_PERIOD_INCOMPLETE", Text(await Ask.Of(data, For("province year", Ask.Years(2026), YearBefore))));
    }

    [Fact]
    public async Task A_period_that_the_filter_cuts_does_not_compare_with_a_whole_one()
    {
        Assert.Equal("40 10 0.25 COMPARE_PERIOD_CUT", await Told(
            "year", new Filter.And([new Filter.Between(new(2023, 1, 1), new(2023, 6, 1)), Ask.Under("42")]), YearBefore));
    }

    [Fact]
    public async Task A_period_that_the_filter_cuts_does_not_compare_with_a_named_one_either()
    {
        var half = new Filter.And([new Filter.Between(new(2023, 1, 1), new(2023, 6, 1)), Ask.Under("42")]);

        Assert.Equal("40 10 0.25 COMPARE_PERIOD_CUT", await Told("year", half, new Shift.Period("2022")));
    }

    [Fact]
    public async Task What_adds_up_over_time_does_not_compare_with_a_named_period_of_another_length()
    {
        var data = new Database { Payments = Money.Payments, Reviews = [Ask.Review(World.HaTinh, 2022, "2022-2025", 100, 9), Ask.Review(World.HaTinh, 2023, "2022-2025", 100, 8)] };
        var place = Ask.Under("42");
        var inYear = new Filter.And([Ask.Years(2023), place]);

        Assert.Equal("90 -40 -0.4444 COMPARE_LENGTH_DIFFERS", await Told("", inYear, new Shift.Period("2022-2023")));
        Assert.Equal("40 10 0.25 COMPARE_LENGTH_DIFFERS", await Told("year", inYear, new Shift.Period("2022-Q2")));
        Assert.Equal("8 0 0", Text(await Ask.Of(data, For("", inYear, new Shift.Period("2022-2023"), "poorHouseholds"))));
    }

    [Fact]
    public async Task A_region_does_not_compare_in_the_year_in_which_it_ended()
    {
        var data = new Database { Payments = [Ask.Payment(World.DienBien, 2024, 9, new(2024, 3, 1)), Ask.Payment(World.DienBien, 2025, 5, new(2025, 3, 1))] };

        var rows = await Ask.Of(data, For("region year", Ask.Years(2025), YearBefore));

        var provinces = await Ask.Of(
            data, For("province", new Filter.And([Ask.Years(2025), new Filter.Area { Region = ["NMM"] }]), YearBefore));

        Assert.Equal("9 -4 -0.4444 COMPARE_AREA_CHANGED", Text(rows));
        Assert.Equal("9 -4 -0.4444 COMPARE_AREA_CHANGED", Text(provinces));
    }

    [Fact]
    public async Task Coverage_that_fell_does_not_compare()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2022, 4), Ask.Payment(World.NinhBinh, 2022, 4), Ask.Payment(World.HaTinh, 2023, 4)] };

        Assert.Equal("8 -4 -0.5 COMPARE_COVERAGE_FELL", Text(await Ask.Of(data, For("year", Ask.Years(2023), YearBefore))));
    }

    [Fact]
    public async Task Coverage_that_rose_does_not_compare_either_since_more_provinces_are_no_growth()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2022, 4), Ask.Payment(World.HaTinh, 2023, 4), Ask.Payment(World.NinhBinh, 2023, 4)] };

        Assert.Equal("4 4 1 COMPARE_COVERAGE_ROSE", Text(await Ask.Of(data, For("year", Ask.Years(2023), YearBefore))));
    }
}
