using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sample;

/// <summary>Answers that the whole product must give from the published sample, computed from its records.</summary>
public sealed class PublishedAnswersTests(PublishedSample sample)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const long Million = 1_000_000;

    [Theory]
    [InlineData("P7.1", 8_038, 804)]
    [InlineData("P7.2", 4_286, 429)]
    public async Task Ha_Tinh_expects_payments_of_project_7_by_source_over_three_years(
        string subProject, long central, long local)
    {
        var payments = (await OfAsync<Disbursement>("42")).Where(money => money.SubProjectCode == subProject).ToList();

        Assert.Equal(
            [("CENTRAL", central * Million), ("LOCAL", local * Million)],
            payments.OrderBy(money => money.FundingSource).Select(money => (money.FundingSource, money.Amount ?? 0)));
        Assert.All(payments, money => Assert.Equal(
            ("EXPECTED", (int?)null, new DateOnly(2021, 1, 1), new DateOnly(2024, 1, 1)),
            (money.Qualifier, money.BudgetYear, money.SpanFrom, money.SpanUntil)));
    }

    [Fact]
    public async Task Huu_Lung_has_single_years_and_an_unknown_amount_carried_in()
    {
        var money = await OfAsync<BudgetAllocation>("186");

        Assert.Equal(
            [
                (2022, 2022, 468 * Million, null), (2023, 2022, null, "UNKNOWN_AMOUNT"),
                (2023, 2023, 494 * Million, null),
            ],
            money.OrderBy(row => row.BudgetYear).ThenBy(row => row.OriginYear)
                .Select(row => (row.BudgetYear ?? 0, row.OriginYear ?? 0, row.Amount, row.AmountReason)));
    }

    [Fact]
    public async Task Chi_Lang_has_a_span_and_no_single_year()
    {
        var money = Assert.Single(await OfAsync<BudgetAllocation>("187"));
        var courses = Assert.Single(await OfAsync<TrainingCourse>("187"));
        var inspections = await OfAsync<Inspection>("187");

        Assert.Equal((949 * Million, null, null), (money.Amount, money.BudgetYear, money.OriginYear));
        Assert.Equal((new DateOnly(2022, 1, 1), new DateOnly(2023, 6, 22)), (money.SpanFrom, money.SpanUntil));
        Assert.Equal((9, "P7.1"), (courses.CourseCount, courses.SubProjectCode));
        Assert.Equal(20, inspections.Sum(round => round.UnitsReported));
        Assert.Equal(1, inspections.Sum(round => round.RoundCount));
    }

    [Fact]
    public async Task Ninh_Binh_arranged_at_least_36_billion_and_helped_500_households_by_its_own_policy()
    {
        var money = Assert.Single(await OfAsync<BudgetAllocation>("37"));
        var support = Assert.Single(await OfAsync<HouseholdSupport>("37"), support => support.Year == 2023);

        Assert.Equal(
            (36_000 * Million, "AT_LEAST", 2023, "NOT_SPLIT"),
            (money.Amount, money.Qualifier, money.BudgetYear, money.ProjectCode));
        Assert.Equal((500, 41_550 * Million, "PROVINCIAL"), (support.Households, support.Amount, support.Policy));
        Assert.Equal((null, null), (support.PeriodCode, support.ProjectCode));
    }

    [Fact]
    public async Task Ninh_Binh_runs_five_projects_and_neither_1_nor_5()
    {
        var area = await AreaAsync("37");
        await using var context = sample.Open();
        var projects = await context.ProjectApplicabilities
            .Where(row => row.AreaId == area && row.PeriodCode == "2021-2025").ToListAsync(Stop);

        IEnumerable<string> Codes(IEnumerable<ProjectApplicability> rows) =>
            rows.Select(row => row.ProjectCode).Order();
        Assert.Equal(["P2", "P3", "P4", "P6", "P7"], Codes(projects.Where(row => row.Applies)));
        Assert.Equal(["P1", "P5"], Codes(projects.Where(row => !row.Applies)));
    }

    [Fact]
    public async Task Bac_Kan_has_two_standards_at_the_end_of_2021_and_no_approved_money()
    {
        var reviews = (await OfAsync<HouseholdReview>("06")).Where(review => review.Year == 2021);
        var money = Assert.Single(await OfAsync<BudgetAllocation>("06"), row => row.BudgetYear == 2021);

        Assert.Equal(
            [("2016-2020", 13_867, 17.02m), ("2022-2025", 21_946, 26.93m)],
            reviews.OrderBy(review => review.PovertyStandard)
                .Select(review => (review.PovertyStandard, review.Poor ?? 0, review.PoorRate ?? 0)));
        Assert.Equal((null, "NOT_APPROVED"), (money.Amount, money.AmountReason));
    }

    [Fact]
    public async Task Ninh_Thuan_paid_130_7_of_211_723_billion_in_2024()
    {
        var available = (await OfAsync<BudgetAllocation>("58")).Sum(money => money.Amount);
        var payments = await OfAsync<Disbursement>("58");
        var published = (await OfAsync<ControlFigure>("58")).Where(figure => figure.Indicator == "DISB_RATE");

        Assert.Equal(211_723 * Million, available);
        Assert.Equal(130_700 * Million, payments.Sum(money => money.Amount));
        Assert.Equal(100 * Million, Assert.Single(payments, money => money.CapitalType == "NOT_SPLIT").Amount);
        Assert.Equal(62, Assert.Single(published, figure => figure is { Year: 2024, Scope: "TOTAL" }).Value);
    }

    [Fact]
    public async Task Published_poverty_rates_of_2023_lead_with_five_provinces_and_two_hold_both_counts()
    {
        await using var context = sample.Open();
        var units = await context.AdministrativeUnits.ToDictionaryAsync(unit => unit.Id, Stop);
        var reviews = await context.HouseholdReviews.Where(review => review.Year == 2023).ToListAsync(Stop);

        var order = reviews.OrderByDescending(review => review.PoorRate)
            .Select(review => units[review.AreaId]).ToList();
        var counted = reviews.Where(review => review.Households != null && review.Poor != null).ToList();
        var rate = 100m * counted.Sum(review => review.Poor ?? 0) / counted.Sum(review => review.Households ?? 0);
        Assert.Equal(["02", "11", "64", "45", "62"], order.Take(5).Select(unit => unit.Code));
        Assert.All(order, unit => Assert.Equal("PROVINCE", unit.Level));
        Assert.Equal((2, 14, 4.02m), (counted.Count, reviews.Count, Math.Round(rate, 2)));
    }

    [Fact]
    public async Task Inspections_belong_to_who_inspects_and_name_whom_they_visited()
    {
        await using var context = sample.Open();
        var units = await context.AdministrativeUnits.ToDictionaryAsync(unit => unit.Id, Stop);
        var inspections = await context.Inspections.ToDictionaryAsync(round => round.Id, Stop);
        var visits = (await context.InspectedUnits.ToListAsync(Stop))
            .GroupBy(visit => units[inspections[visit.InspectionId].AreaId].Code, visit => units[visit.AreaId].Name)
            .OrderBy(group => group.Key);

        Assert.Equal(
            ["06: Pác Nặm", "20: Chi Lăng, Hữu Lũng", "VN: Sa Bình, Sa Nghĩa, Sa Thầy, Đắk Tô"],
            visits.Select(group => $"{group.Key}: {string.Join(", ", group.Order(StringComparer.Ordinal))}"));
    }

    private async Task<long> AreaAsync(string code)
    {
        await using var context = sample.Open();
        var unit = await context.AdministrativeUnits.SingleAsync(
            unit => unit.Code == code && unit.ValidFrom == null, Stop);
        return unit.Id;
    }

    private async Task<List<TRecord>> OfAsync<TRecord>(string code)
        where TRecord : AreaRecord
    {
        var area = await AreaAsync(code);
        await using var context = sample.Open();
        return await context.Set<TRecord>().Where(record => record.AreaId == area).ToListAsync(Stop);
    }
}
