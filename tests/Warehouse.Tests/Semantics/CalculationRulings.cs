using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Rulings 16 and 17 of the semantics: share, rank, percentile and running sums of cells.</summary>
public sealed class CalculationRulings
{
    private static readonly Database Money = new()
    {
        Allocations = [Ask.Allocation(World.HaTinh, 2023, 100)],
        Payments =
        [
            Ask.Payment(World.HaTinh, 2023, 50), Ask.Payment(World.DienBien, 2023, 20), Ask.Payment(World.HaGiang, 2023, 20),
            Ask.Payment(World.YenBai, 2023, 10), Ask.Payment(World.NinhBinh, 2023, null),
        ],
    };

    private static readonly Database Months = new()
    {
        Payments =
        [
            Ask.Payment(World.HaTinh, 2022, 1, new(2022, 11, 5)), Ask.Payment(World.HaTinh, 2022, 2, new(2022, 12, 5)),
            Ask.Payment(World.HaTinh, 2022, 4, new(2023, 1, 5)), Ask.Payment(World.HaTinh, 2023, 8, new(2023, 1, 9)),
            Ask.Payment(World.HaTinh, 2023, 16, new(2023, 3, 1)), Ask.Payment(World.HaTinh, 2023, 32),
            Ask.Payment(World.DienBien, 2023, 64, new(2023, 2, 1)),
        ],
    };

    [Fact]
    public async Task Ruling_16_shares_are_of_the_total_before_having_and_paging()
    {
        var request = Asked("province", "disbursed", new Calculation.Share(Within.All)) with
        {
            Having = new Having.Test("disbursed", new() { Gte = 20 }),
            OrderBy = [new RowOrder.ByMeasure("disbursed")],
            First = 2,
            Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest,
        };

        var answer = await Ask.Of(Money, request);

        Assert.Equal([0.5, 0.2], Values(answer.Rows));
        Assert.Equal([1d], Values(answer.Total));
        Assert.Equal([0.3], Values(answer.Rest));
    }

    [Fact]
    public async Task Ruling_16_shares_of_a_partition_are_of_its_total_and_the_region_is_told_by_the_province()
    {
        var answer = await Ask.Of(Money, Asked("province", "disbursed", new Calculation.Share(Within.Region)));

        Assert.Equal(["02", "11", "15", "37", "42"], Codes(answer));
        Assert.Equal([0.4, 0.4, 0.2, null, 1], Values(answer.Rows));
    }

    [Fact]
    public async Task Ruling_16_shares_of_distinct_units_are_of_the_recomputed_total()
    {
        Inspection Visit(int id, Place area) => new() { Id = id, Area = area, Year = 2023, Units = [(World.MeoVac, null), (World.BacHa, null)] };
        var data = new Database { Inspections = [Visit(1, World.HaGiang), Visit(2, World.LaoCai)] };

        var answer = await Ask.Of(data, Asked("province", "unitsInspected", new Calculation.Share(Within.All)));

        Assert.Equal([1d, 1d], Values(answer.Rows));
    }

    [Fact]
    public async Task Ruling_16_a_rate_has_no_share()
    {
        var answer = await Ask.Of(Money, Asked("province", "disbursementRate", new Calculation.Share(Within.All)));

        Assert.All(Values(answer.Rows), Assert.Null);
        Assert.Equal("SHARE_OF_RATE", answer.Rows!.Measures[0].Calculations[0].Notes[0].Single().Code);
    }

    [Fact]
    public async Task Ruling_17_rank_is_a_competition_ranking_that_leaves_out_null()
    {
        var descending = await Ask.Of(Money, Asked("province", "disbursed", new Calculation.Rank(Direction.Descending, Within.All)));
        var ascending = await Ask.Of(Money, Asked("province", "disbursed", new Calculation.Rank(Direction.Ascending, Within.All)));
        var within = await Ask.Of(Money, Asked("province", "disbursed", new Calculation.Rank(Direction.Descending, Within.Region)));

        Assert.Equal([2, 2, 4, null, 1], Values(descending.Rows));
        Assert.Equal([2, 2, 1, null, 4], Values(ascending.Rows));
        Assert.Equal([1, 1, 3, null, 1], Values(within.Rows));
    }

    [Fact]
    public async Task Ruling_17_rank_is_among_all_groups_whatever_the_page()
    {
        var request = Asked("province", "disbursed", new Calculation.Rank(Direction.Descending, Within.All)) with
        {
            Having = new Having.Test("disbursed", new() { Lt = 20 }),
            Parts = AnswerParts.Rows | AnswerParts.Total,
        };

        var answer = await Ask.Of(Money, request);

        Assert.Equal([4], Values(answer.Rows));
        Assert.Equal([null], Values(answer.Total));
        Assert.Equal("CALCULATION_OF_ROWS_ONLY", answer.Total!.Measures[0].Calculations[0].Notes[0].Single().Code);
    }

    [Fact]
    public async Task Ruling_17_percentile_counts_the_values_below_and_half_of_the_equal_ones()
    {
        var answer = await Ask.Of(Money, Asked("province", "disbursed", new Calculation.Percentile(Within.All)));
        var alone = await Ask.Of(Money, Asked("province", "disbursed", new Calculation.Percentile(Within.Province)));

        Assert.Equal([0.5, 0.5, 0, null, 1], Values(answer.Rows));
        Assert.All(Values(alone.Rows), Assert.Null);
    }

    [Fact]
    public async Task Ruling_17_running_starts_with_each_budget_year_and_stays_inside_the_other_dimensions()
    {
        var answer = await Ask.Of(Months, Asked("province year month", "disbursed", new Calculation.Running(Reset.Year)));

        Assert.Equal(
            ["2022-11 1", "2022-12 3", "2023-01 7", "2023-01 8", "2023-02 64", "2023-03 24", " null"],
            Periods(answer, 2).Order(StringComparer.Ordinal).OrderBy(one => one[0] == ' '));
        Assert.Equal("RUNNING_UNDATED", answer.Rows!.Measures[0].Calculations[0].Notes.Single(one => !one.IsEmpty).Single().Code);
    }

    [Fact]
    public async Task Ruling_17_running_without_the_budget_year_starts_with_each_calendar_year_or_never()
    {
        var yearly = await Ask.Of(Months, Asked("month", "disbursed", new Calculation.Running(Reset.Year)));
        var never = await Ask.Of(Months, Asked("month", "disbursed", new Calculation.Running(Reset.Never)));

        Assert.Equal(["2022-11 1", "2022-12 3", "2023-01 12", "2023-02 76", "2023-03 92", " null"], Periods(yearly, 0));
        Assert.Equal(["2022-11 1", "2022-12 3", "2023-01 15", "2023-02 79", "2023-03 95", " null"], Periods(never, 0));
    }

    [Fact]
    public async Task Ruling_17_running_starts_again_with_each_programme()
    {
        var data = new Database
        {
            Payments = [.. Enumerable.Range(2019, 5).Select(year => Ask.Payment(World.HaTinh, year, 1) with { Project = null })],
        };

        var answer = await Ask.Of(data, Asked("year", "disbursed", new Calculation.Running(Reset.Programme)));

        Assert.Equal([1, 2, 1, 2, 3], Values(answer.Rows));
    }

    [Fact]
    public async Task Ruling_17_running_sums_of_money_stay_exact()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2022, 9_007_199_254_740_993), Ask.Payment(World.HaTinh, 2023, 2)] };

        var answer = await Ask.Of(data, Asked("year", "disbursed", new Calculation.Running(Reset.Never)));

        Assert.Equal([9_007_199_254_740_993, 9_007_199_254_740_995], answer.Rows!.Measures[0].Calculations[0].Exact);
    }

    [Theory]
    [InlineData("available")]
    [InlineData("disbursementRate")]
    public async Task Ruling_17_running_of_stocks_and_rates_is_null_with_a_note(string measure)
    {
        var answer = await Ask.Of(Money, Asked("year", measure, new Calculation.Running(Reset.Never)));

        Assert.All(Values(answer.Rows), Assert.Null);
        Assert.Equal("RUNNING_NOT_ADDITIVE", answer.Rows!.Measures[0].Calculations[0].Notes[0].Single().Code);
    }

    [Fact]
    public async Task A_partition_that_the_rows_do_not_tell_is_refused_with_the_dimensions_that_would()
    {
        var problem = await Assert.ThrowsAsync<AnalyticsException>(
            () => Ask.Of(Money, Asked("project", "disbursed", new Calculation.Rank(Direction.Ascending, Within.Region))));

        Assert.Equal(
            new AnalyticsError("QUERY_PARTITION_NOT_IN_GRAIN", "'disbursed' is taken within each region, which the rows do not tell.",
                "Select one of: region, province, district, commune; or take it among all rows."),
            Assert.Single(problem.Errors));
    }

    [Fact]
    public async Task A_running_sum_without_periods_is_refused_with_the_dimensions_to_select()
    {
        var problem = await Assert.ThrowsAsync<AnalyticsException>(
            () => Ask.Of(Money, Asked("province", "disbursed", new Calculation.Running(Reset.Never))));

        Assert.Equal(
            new AnalyticsError("QUERY_RUNNING_WITHOUT_PERIOD", "The running sum of 'disbursed' has no periods to run over.",
                "Select one of: year, quarter, month."),
            Assert.Single(problem.Errors));
    }

    private static AggregationRequest Asked(string by, string measure, Calculation calculation) =>
        Ask.For(by, measure) with { Facts = [new(measure, [calculation])] };

    private static double?[] Values(ResultTable? table) => table!.Measures[0].Calculations[0].Value;

    private static IEnumerable<string?> Codes(Answer answer) =>
        Enumerable.Range(0, answer.Rows!.RowCount).Select(row => World.Places.Single(place => RowMaker.Key(place) == answer.Rows.Keys[0].KeyAt(row)).Code);

    private static IEnumerable<string> Periods(Answer answer, int key) => Enumerable.Range(0, answer.Rows!.RowCount).Select(row =>
        (answer.Rows.Keys[key].KeyAt(row) is { } month ? $"{month / 12}-{(month % 12) + 1:00}" : "") +
        $" {Values(answer.Rows)[row]?.ToString() ?? "null"}");
}
