using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;
using static Analytics.Warehouse.Tests.Semantics.Compared;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Ruling 18 of the semantics: comparison with another period.</summary>
public sealed class CompareRulings
{
    private static readonly Database Januaries = new()
    {
        Payments =
        [
            Ask.Payment(World.HaTinh, 2022, 7, new(2022, 12, 5)), Ask.Payment(World.HaTinh, 2022, 4, new(2023, 1, 5)),
            Ask.Payment(World.HaTinh, 2023, 5, new(2023, 1, 6)), Ask.Payment(World.HaTinh, 2023, 6, new(2023, 12, 6)),
            Ask.Payment(World.HaTinh, 2023, 8, new(2024, 1, 7)),
        ],
    };

    [Fact]
    public async Task Ruling_18_the_shifted_value_ignores_the_period_filter_and_keeps_all_others()
    {
        var filter = new Filter.And([Ask.Years(2023), Ask.Under("42")]);

        Assert.Equal("40 10 0.25", await Told("year", filter, YearBefore));
        Assert.Equal("40 10 0.25", await Told("year", filter, new Shift.Previous(1)));
        Assert.Equal("40 10 0.25", await Told("year", filter, new Shift.Period("2022")));
    }

    [Fact]
    public async Task Ruling_18_a_missing_shifted_value_gives_no_delta_and_does_not_compare()
    {
        Assert.Equal("null null null COMPARE_NO_VALUE", await Told("", new Filter.And([Ask.Years(2023), Ask.Under("11")]), new Shift.YearsBack(3)));
        Assert.Equal("null null null COMPARE_NO_VALUE", await Told("year", new Filter.And([Ask.Years(2022), Ask.Under("11")]), YearBefore));
    }

    [Fact]
    public async Task Ruling_18_a_payment_after_its_programme_or_budget_year_is_compared_too()
    {
        var data = new Database
        {
            Payments =
            [
                Ask.Payment(World.HaTinh, 2020, 40, new(2020, 12, 9)) with { Project = "2016-2020/P1" },
                Ask.Payment(World.HaTinh, 2020, 2, new(2021, 1, 9)) with { Project = "2016-2020/P1" },
                Ask.Payment(World.HaTinh, 2021, 50, new(2021, 5, 2)) with { Project = "2016-2020/P1" },
            ],
        };

        Assert.Equal("42 8 0.1905 COMPARE_PERIOD_CUT", Text(await Ask.Of(data, For("year", new Filter.Programme("2016-2020"), YearBefore)), row: 1));
        Assert.Equal("40 -38 -0.95 COMPARE_PERIOD_CUT", Text(await Ask.Of(data, For("month", Ask.Years(2020), new Shift.Previous(1))), row: 1));
    }

    [Fact]
    public async Task Ruling_18_the_ratio_is_the_delta_over_the_size_of_the_shifted_value_and_none_over_zero()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2022, 0), Ask.Payment(World.HaTinh, 2023, 5)] };

        Assert.Equal("0 5 null", Text(await Ask.Of(data, For("year", Ask.Years(2023), YearBefore))));
    }

    [Fact]
    public async Task Rows_without_periods_compare_the_period_of_the_filter()
    {
        Assert.Equal("47 12 0.2553", await Told("", Ask.Years(2023), new Shift.Previous(1)));
        Assert.Equal("47 12 0.2553", await Told("", new Filter.Between(new(2023, 1, 1), new(2024, 1, 1)), YearBefore));
    }

    [Fact]
    public async Task A_month_compares_with_the_month_before_and_the_same_month_of_the_year_before()
    {
        var payments = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2022, 3, new(2022, 12, 5)), Ask.Payment(World.HaTinh, 2022, 4, new(2023, 1, 5)), Ask.Payment(World.HaTinh, 2023, 9, new(2023, 1, 6))],
        };
        var january = new Filter.Between(new(2023, 1, 1), new(2023, 2, 1));

        var before = await Ask.Of(payments, For("month", january, new Shift.Previous(1)));
        var byBudgetYear = await Ask.Of(payments, For("year month", january, new Shift.Previous(1)));

        Assert.Equal("3 10 3.3333", Text(before));
        Assert.Equal(["3 1 0.3333", "3 6 2"], [Text(byBudgetYear), Text(byBudgetYear, 1)]);
    }

    [Fact]
    public async Task A_programme_period_compares_with_the_one_before()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2019, 3) with { Project = "2016-2020/P1" }, Ask.Payment(World.HaTinh, 2023, 9)] };

        var rows = await Ask.Of(data, For("programme", new Filter.Programme("2021-2025"), new Shift.Previous(1)));
        var total = await Ask.Of(data, For("", new Filter.Programme("2021-2025"), new Shift.Previous(1)));

        Assert.Equal("3 6 2", Text(rows));
        Assert.Equal("3 6 2", Text(total));
    }

    [Fact]
    public async Task January_payments_of_the_former_budget_year_compare_with_the_months_before_them()
    {
        var byMonth = await Ask.Of(Januaries, For("month", Ask.Years(2023), new Shift.Previous(1)));
        var byBudgetYear = await Ask.Of(Januaries, For("year month", Ask.Years(2023), YearBefore));

        // January 2023 and 2024 hold payments of other budget years, which the filter leaves out.
        Assert.Equal(
            ["7 -2 -0.2857 COMPARE_PERIOD_CUT", "null null null COMPARE_NO_VALUE", "6 2 0.3333 COMPARE_PERIOD_CUT"],
            [Text(byMonth), Text(byMonth, 1), Text(byMonth, 2)]);
        Assert.Equal(
            ["null null null COMPARE_NO_VALUE", "7 -1 -0.1429", "4 4 1"],
            [Text(byBudgetYear), Text(byBudgetYear, 1), Text(byBudgetYear, 2)]);
    }

    [Fact]
    public async Task Budget_years_that_a_filter_by_days_takes_beside_its_own_compare_with_the_year_before()
    {
        var january = new Filter.Between(new(2023, 1, 1), new(2023, 2, 1));

        var rows = await Ask.Of(
            new() { Payments = [.. Januaries.Payments, Ask.Payment(World.HaTinh, 2021, 3, new(2021, 5, 2))] }, For("year", january, YearBefore));

        Assert.Equal(["3 1 0.3333 COMPARE_PERIOD_CUT", "11 -6 -0.5455 COMPARE_PERIOD_CUT"], [Text(rows), Text(rows, 1)]);
    }

    [Fact]
    public async Task Money_of_a_programme_that_is_paid_after_its_end_compares_with_the_year_before()
    {
        var data = new Database
        {
            Payments =
            [
                Ask.Payment(World.HaTinh, 2020, 8, new(2020, 5, 2)) with { Project = "2016-2020/P1" },
                Ask.Payment(World.HaTinh, 2021, 2, new(2021, 5, 2)) with { Project = "2016-2020/P1" },
            ],
        };

        var rows = await Ask.Of(data, For("year programme", new Filter.Programme("2016-2020"), YearBefore));

        Assert.Equal("8 -6 -0.75 COMPARE_PERIOD_CUT", Text(rows, 1));
    }

    [Fact]
    public async Task Findings_open_at_the_end_of_a_year_without_records_compare_with_the_year_before()
    {
        var inspection = new Inspection { Area = World.HaTinh, Year = 2024, Findings = [new("OTHER", "LOW", new(2024, 3, 2), null)] };

        var rows = await Ask.Of(new() { Inspections = [inspection] }, For("year", Ask.Years(2026), YearBefore, "findingsOpen"));

        Assert.Equal("1 0 0 COMPARE_PERIOD_INCOMPLETE", Text(rows));
    }

    [Fact]
    public async Task Rows_are_ordered_by_delta_or_ratio_and_those_without_one_come_last_unless_asked_first()
    {
        var data = new Database
        {
            Payments =
            [
                Ask.Payment(World.HaTinh, 2022, 100), Ask.Payment(World.HaTinh, 2023, 150), Ask.Payment(World.DienBien, 2022, 10),
                Ask.Payment(World.DienBien, 2023, 30), Ask.Payment(World.NinhBinh, 2023, 999),
            ],
        };

        async Task<string> Order(SortOn on, Nulls nulls = Nulls.Last)
        {
            var request = Ask.For("province", "disbursed", Ask.Years(2023)) with { OrderBy = [new RowOrder.ByMeasure("disbursed", On: on, Shift: YearBefore, Nulls: nulls)] };
            var answer = await Ask.Of(data, request);
            return string.Join(" ", Enumerable.Range(0, answer.Rows!.RowCount).Select(row => answer.Rows.Measures[0].Exact[row]));
        }

        Assert.Equal("150 30 999", await Order(SortOn.Delta));
        Assert.Equal("30 150 999", await Order(SortOn.Ratio));
        Assert.Equal("999 150 30", await Order(SortOn.Delta, Nulls.First));
    }

    [Fact]
    public async Task The_same_question_on_another_snapshot_is_compared_group_by_group()
    {
        await using var former = await WarehouseFile.MakeAsync(Money, "20260101T000000Z-11111111");
        await using var current = await WarehouseFile.MakeAsync(Money with { Payments = [.. Money.Payments, Ask.Payment(World.HaTinh, 2023, 5), Ask.Payment(World.HaGiang, 2023, 1)] });
        var shift = new Shift.Snapshot(former.Snapshot.Facts.Id);
        var request = For("province", Ask.Years(2023), shift) with
        {
            Parts = AnswerParts.Rows | AnswerParts.Total, OrderBy = [new RowOrder.ByMeasure("disbursed", On: SortOn.Delta, Shift: shift)],
        };

        var answer = await Ask.Runner.RunAsync(request, current.Snapshot, (id, _) => Task.FromResult(former.Snapshot), CancellationToken.None);

        Assert.Equal(["50 5 0.1", "9 0 0", "null null null COMPARE_NO_VALUE"], [Text(answer), Text(answer, 1), Text(answer, 2)]);
        Assert.Equal(59, answer.Total!.Measures[0].Calculations[0].ShiftedExact[0]);
    }

    [Fact]
    public async Task Another_snapshot_that_is_not_there_is_refused()
    {
        var refused = await Assert.ThrowsAsync<AnalyticsException>(() => Ask.Of(Money, For("province", null, new Shift.Snapshot("20200101T000000Z-00000000"))));

        Assert.Equal("SNAPSHOT_NOT_FOUND", Assert.Single(refused.Errors).Code);
    }

    [Theory]
    [InlineData("QUERY_SHIFT_WITHOUT_PERIOD")]
    [InlineData("QUERY_SHIFT_ODD_PERIOD")]
    [InlineData("QUERY_UNKNOWN_PERIOD")]
    [InlineData("QUERY_BAD_SHIFT")]
    public async Task A_shift_that_cannot_be_taken_is_refused(string code)
    {
        var request = code switch
        {
            "QUERY_SHIFT_WITHOUT_PERIOD" => For("province", null, YearBefore),
            "QUERY_SHIFT_ODD_PERIOD" => For("", new Filter.Between(new(2023, 1, 1), new(2023, 5, 20)), new Shift.Previous(1)),
            "QUERY_UNKNOWN_PERIOD" => For("year", null, new Shift.Period("2023-13")),
            _ => For("year", null, new Shift.Previous(0)),
        };

        var refused = await Assert.ThrowsAsync<AnalyticsException>(() => Ask.Of(Money, request));

        Assert.Equal(code, Assert.Single(refused.Errors).Code);
    }
}
