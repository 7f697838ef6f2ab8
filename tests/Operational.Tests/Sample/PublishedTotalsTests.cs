using System.Globalization;
using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sample;

/// <summary>Totals of the loaded records by table and year, written by hand from docs/reconciliation.md.</summary>
public sealed class PublishedTotalsTests(PublishedSample sample)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Allocations_add_up_by_budget_year_and_span()
    {
        await using var context = sample.Open();
        var records = await context.BudgetAllocations.ToListAsync(Stop);

        Assert.Equal(
            [
                "2016-01-01/2019-01-01: 1 records, 714000000000", "2019: 2 records, 288000000000",
                "2021: 1 records, 0", "2021-01-01/2026-01-01: 2 records, 2298000000000",
                "2022: 4 records, 213468000000", "2022-01-01/2023-06-22: 1 records, 949000000",
                "2023: 4 records, 102177000000", "2024: 8 records, 527393000000",
            ],
            Totals(
                records,
                money => Period(money.BudgetYear, money.SpanFrom, money.SpanUntil),
                money => money.Amount ?? 0));
        Assert.Equal(2, records.Count(money => money.Amount == null && money.AmountReason != null));
        var carriedIn = records.Where(money => money.OriginYear < money.BudgetYear);
        Assert.Equal(19_023_000_000, carriedIn.Sum(money => money.Amount));
    }

    [Fact]
    public async Task Payments_add_up_by_budget_year_and_span()
    {
        await using var context = sample.Open();
        var records = await context.Disbursements.ToListAsync(Stop);

        Assert.Equal(
            [
                "2021-01-01/2024-01-01: 4 records, 13557000000", "2021-01-01/2025-07-01: 2 records, 872000000000",
                "2024: 4 records, 153350000000",
            ],
            Totals(
                records,
                money => Period(money.BudgetYear, money.SpanFrom, money.SpanUntil),
                money => money.Amount ?? 0));
    }

    [Fact]
    public async Task Support_adds_up_by_year_and_span()
    {
        await using var context = sample.Open();
        var records = await context.HouseholdSupports.ToListAsync(Stop);

        string PeriodOf(HouseholdSupport support) => Period(support.Year, support.SpanFrom, support.SpanUntil);
        Assert.Equal(
            ["2021-01-01/2023-04-01: 1 records, 21452000000", "2022: 2 records, 0", "2023: 1 records, 41550000000"],
            Totals(records, PeriodOf, support => support.Amount ?? 0));
        Assert.Equal(
            ["2021-01-01/2023-04-01: 1 records, 352", "2022: 2 records, 239", "2023: 1 records, 500"],
            Totals(records, PeriodOf, support => support.Households ?? 0));
    }

    [Fact]
    public async Task Activities_add_up_by_year_and_span()
    {
        await using var context = sample.Open();
        var courses = await context.TrainingCourses.ToListAsync(Stop);
        var inspections = await context.Inspections.ToListAsync(Stop);

        string PeriodOf(Inspection round) => Period(round.Year, round.SpanFrom, round.SpanUntil);
        Assert.Equal(
            ["2022-01-01/2023-06-22: 1 records, 9"],
            Totals(
                courses,
                course => Period(course.Year, course.SpanFrom, course.SpanUntil),
                course => course.CourseCount));
        Assert.Equal(
            ["2018: 1 records, 1", "2021: 1 records, 1", "2022-01-01/2023-06-22: 1 records, 0", "2023: 3 records, 3"],
            Totals(inspections, PeriodOf, round => round.RoundCount));
        Assert.Equal(20, inspections.Sum(round => round.UnitsReported));
        Assert.Equal(7, await context.InspectedUnits.CountAsync(Stop));
        Assert.Equal(3, await context.Findings.CountAsync(Stop));
    }

    [Fact]
    public async Task Targets_add_up_by_year()
    {
        await using var context = sample.Open();
        var records = await context.Targets.ToListAsync(Stop);

        Assert.Equal(
            ["2025: 2 records, 408000000000"],
            Totals(records, target => Period(target.Year, target.SpanFrom, target.SpanUntil), target => target.Value));
    }

    [Fact]
    public async Task Household_counts_and_rates_add_up_by_year()
    {
        await using var context = sample.Open();
        var reviews = await context.HouseholdReviews.ToListAsync(Stop);

        var totals = reviews.GroupBy(review => review.Year).OrderBy(year => year.Key).Select(year =>
        {
            var counts = $"{year.Sum(r => r.Households)} {year.Sum(r => r.Poor)} {year.Sum(r => r.NearPoor)}";
            var rates = Text($"{year.Sum(r => r.PoorRate):0.00} {year.Sum(r => r.NearPoorRate):0.00}");
            return $"{year.Key}: {year.Count()} {counts} {rates}";
        });

        Assert.Equal(
            [
                "2016: 1 318323 35683 27893 11.21 8.76", "2017: 3 733587 116948 83665 38.96 27.80",
                "2018: 1 0 57180 43316 12.81 9.12", "2019: 3 80276 71152 21255 48.51 14.49",
                "2020: 6 371154 43176 8372 47.77 5.90", "2021: 15 544057 98373 48512 142.70 36.15",
                "2022: 14 696385 135992 91806 81.79 36.37", "2023: 14 760608 230223 59923 109.94 49.06",
                "2024: 8 0 51656 68831 71.58 43.26", "2025: 1 199765 4643 13578 2.32 6.80",
            ],
            totals);
    }

    [Fact]
    public async Task Household_flows_are_those_of_two_provinces_in_2022()
    {
        await using var context = sample.Open();
        var flows = await context.HouseholdReviews.Where(review => review.Exits != null || review.NewlyPoor != null
            || review.Relapsed != null || review.OtherFlow != null).ToListAsync(Stop);

        Assert.Equal(
            [(2022, (int?)3507, (int?)null, (int?)null, (int?)81), (2022, 6782, 594, 13, 169)],
            flows.OrderBy(r => r.Exits).Select(r => (r.Year, r.Exits, r.NewlyPoor, r.Relapsed, r.OtherFlow)));
    }

    [Fact]
    public async Task Control_figures_add_up_by_unit_and_period()
    {
        await using var context = sample.Open();
        var records = await context.ControlFigures.ToListAsync(Stop);

        string PeriodOf(ControlFigure figure) =>
            $"{figure.Unit} {Period(figure.Year, figure.SpanFrom, figure.SpanUntil)}";
        Assert.Equal(
            [
                "HOUSEHOLD 2020: 2 records, 30873", "HOUSEHOLD 2021: 35 records, 1799184",
                "HOUSEHOLD 2022: 48 records, 8081683", "HOUSEHOLD 2023: 36 records, 6493196",
                "HOUSEHOLD 2024: 6 records, 2266656", "HOUSEHOLD 2025: 1 records, 18221",
                "PERCENT 2016: 1 records, 9.9", "PERCENT 2019: 8 records, 170.64", "PERCENT 2020: 5 records, 62.73",
                "PERCENT 2021: 13 records, 261.81", "PERCENT 2021-01-01/2026-01-01: 1 records, 74.74",
                "PERCENT 2022: 40 records, 429.41", "PERCENT 2023: 36 records, 768.62",
                "PERCENT 2024: 15 records, 400.98", "PERCENT 2025: 2 records, 10.02",
                "VND 2016-01-01/2021-01-01: 11 records, 227949000000000", "VND 2019: 1 records, 288000000000",
                "VND 2021: 1 records, 1078000000000", "VND 2021-01-01/2024-01-01: 2 records, 13557000000",
                "VND 2021-01-01/2026-01-01: 16 records, 163489000000000",
                "VND 2022: 4 records, 29148467000000", "VND 2023: 4 records, 29336049000000",
                "VND 2024: 4 records, 607400000000", "VND 2025: 6 records, 406800000000",
            ],
            Totals(records, PeriodOf, figure => figure.Value ?? 0));
    }

    private static string[] Totals<TRecord>(
        IEnumerable<TRecord> records, Func<TRecord, string> period, Func<TRecord, decimal> value) =>
    [
        .. records.GroupBy(period).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Text($"{group.Key}: {group.Count()} records, {group.Sum(value):0.####}")),
    ];

    private static string Period(int? year, DateOnly? from, DateOnly? until) =>
        year is { } single ? Text($"{single}") : $"{from:yyyy-MM-dd}/{until:yyyy-MM-dd}";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
