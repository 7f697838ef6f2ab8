using Analytics.Operational.Model;
using Analytics.Operational.Sample;
using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Synthetic;

/// <summary>Each test asks for rows that break a rule, and for rows that show the rule has something to hold for.</summary>
public sealed class SyntheticContentTests(SyntheticFixture fixture) : IClassFixture<SyntheticFixture>
{
    private const string Area = "JOIN AdministrativeUnit a ON a.Id = x.AreaId";

    private SqliteSource Source => fixture.Source;

    [Fact]
    public async Task The_data_says_that_it_is_synthetic_and_when_it_was_cut_off()
    {
        await using var context = Source.Open();

        var dataset = await context.Datasets.SingleAsync();

        Assert.True(dataset.IsSynthetic);
        Assert.Equal("SYNTHETIC data, no published figures (seed 7, 20000 disbursements)", dataset.NameEn);
        Assert.Equal(new DateTime(2026, 1, 31, 17, 0, 0, DateTimeKind.Utc), dataset.CutoffAt);
    }

    [Fact]
    public async Task No_published_figure_is_in_it()
    {
        await using var context = Source.Open();

        Assert.Equal(0, await context.Disbursements.CountAsync(row => row.SourceReference != null));
        Assert.Equal(0, await context.BudgetAllocations.CountAsync(row => row.SourceReference != null));
        Assert.Equal(0, await context.HouseholdReviews.CountAsync(row => row.SourceReference != null));
        Assert.Equal(0, await context.ControlFigures.CountAsync(row => row.SourceReference != null));
    }

    [Fact]
    public async Task Every_table_has_rows_and_every_row_is_counted()
    {
        var sum = 0L;
        foreach (var table in Analytics.Operational.Sources.OperationalTables.InOrder)
        {
            var rows = (long)(await Source.ScalarAsync($"SELECT count(*) FROM {table.Name}"))!;
            Assert.True(rows > 0, table.Name);
            sum += rows;
        }

        Assert.Equal(fixture.Rows, sum);
    }

    [Fact]
    public async Task Every_code_is_in_its_list()
    {
        await using var context = Source.Open();
        var codes = new SampleCodes(
            await context.CodeItems.ToListAsync(), await context.ProgrammePeriods.ToListAsync(),
            await context.PovertyStandards.ToListAsync(), await context.Projects.ToListAsync());

        await All<BudgetAllocation>();
        await All<Disbursement>();
        await All<TrainingCourse>();
        await All<Inspection>();
        await All<InspectedUnit>();
        await All<Finding>();
        await All<HouseholdReview>();
        await All<HouseholdSupport>();
        await All<Target>();
        await All<ControlFigure>();

        async Task All<TRecord>()
            where TRecord : OperationalRecord
        {
            await foreach (var row in context.Set<TRecord>().AsNoTracking().AsAsyncEnumerable())
            {
                Assert.Null(codes.FirstUnknown(row));
            }
        }
    }

    [Theory]
    [InlineData("Disbursement", "PaidOn")]
    [InlineData("TrainingCourse", "StartedOn")]
    [InlineData("Inspection", "StartedOn")]
    [InlineData("InspectedUnit", "VisitedOn")]
    [InlineData("HouseholdSupport", "GivenOn")]
    [InlineData("HouseholdReview", "ReviewedOn")]
    public async Task No_record_lies_outside_the_life_of_its_area_or_after_the_cut_off(string table, string day)
    {
        var outside = $"x.{day} < coalesce(a.ValidFrom, '') OR x.{day} >= coalesce(a.ValidUntil, '9') "
            + $"OR x.{day} < '2016-01-01' OR x.{day} > '2026-01-31'";

        Assert.Equal(0L, await Source.ScalarAsync($"SELECT count(*) FROM {table} x {Area} WHERE {outside}"));
        Assert.NotEqual(0L, await Source.ScalarAsync($"SELECT count(*) FROM {table} x {Area} WHERE x.{day} NOTNULL"));
    }

    [Theory]
    [InlineData("Disbursement", "BudgetYear")]
    [InlineData("BudgetAllocation", "BudgetYear")]
    [InlineData("TrainingCourse", "Year")]
    [InlineData("HouseholdSupport", "Year")]
    public async Task A_record_has_a_year_or_a_span_and_never_both(string table, string year)
    {
        var wrong = $"({year} IS NULL) = (SpanFrom IS NULL) OR (SpanFrom IS NULL) <> (SpanUntil IS NULL) OR SpanFrom >= SpanUntil";

        Assert.Equal(0L, await Source.ScalarAsync($"SELECT count(*) FROM {table} WHERE {wrong}"));
    }

    [Fact]
    public async Task Unknown_amounts_are_there_and_have_a_reason()
    {
        foreach (var table in (string[])["Disbursement", "BudgetAllocation", "HouseholdSupport"])
        {
            Assert.Equal(0L, await Source.ScalarAsync(
                $"SELECT count(*) FROM {table} WHERE (Amount IS NULL) <> (AmountReason IS NOT NULL) OR Amount < 0"));
            Assert.NotEqual(0L, await Source.ScalarAsync($"SELECT count(*) FROM {table} WHERE Amount IS NULL"));
        }
    }

    [Fact]
    public async Task January_payments_belong_to_the_former_budget_year()
    {
        const string year = "CAST(substr(PaidOn, 1, 4) AS INTEGER)";

        Assert.Equal(0L, await Source.ScalarAsync(
            $"SELECT count(*) FROM Disbursement WHERE {year} <> BudgetYear AND NOT ({year} = BudgetYear + 1 AND substr(PaidOn, 6, 2) = '01')"));
        Assert.NotEqual(0L, await Source.ScalarAsync($"SELECT count(*) FROM Disbursement WHERE {year} = BudgetYear + 1"));
    }

    [Fact]
    public async Task Carried_money_keeps_its_origin_and_is_a_part_of_it()
    {
        var carried = (long)(await Source.ScalarAsync("SELECT sum(Amount) FROM BudgetAllocation WHERE OriginYear < BudgetYear"))!;
        var allocated = (long)(await Source.ScalarAsync(
            "SELECT sum(Amount) FROM BudgetAllocation WHERE OriginYear = BudgetYear AND Kind = 'ALLOCATION'"))!;

        Assert.InRange((double)carried / allocated, 0.04, 0.15);
        Assert.Equal(0L, await Source.ScalarAsync("SELECT count(*) FROM BudgetAllocation WHERE BudgetYear - OriginYear NOT IN (0, 1)"));
        Assert.Equal(0L, await Source.ScalarAsync("SELECT count(*) FROM BudgetAllocation WHERE BudgetYear = 2021 AND OriginYear = 2021"));
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM BudgetAllocation WHERE Kind = 'CANCELLATION'"));
    }

    [Fact]
    public async Task Payments_stay_below_what_was_available_in_each_year()
    {
        const string available = """
            SELECT sum(CASE WHEN Kind = 'CANCELLATION' THEN -Amount ELSE Amount END) FROM BudgetAllocation b WHERE b.BudgetYear = d.BudgetYear
            """;

        var rates = await Source.ScalarAsync($"""
            SELECT group_concat(BudgetYear) FROM (SELECT BudgetYear, 1.0 * sum(Amount) / ({available}) AS rate
            FROM Disbursement d WHERE BudgetYear IS NOT NULL GROUP BY BudgetYear) WHERE rate NOT BETWEEN 0.45 AND 0.95
            """);

        Assert.Equal(DBNull.Value, rates);
    }

    [Fact]
    public async Task Poor_districts_get_more_money_each()
    {
        const string perDistrict = """
            SELECT 1.0 * sum(x.Amount) / count(DISTINCT x.AreaId) FROM Disbursement x JOIN AdministrativeUnit a ON a.Id = x.AreaId
            WHERE a.Level = 'DISTRICT' AND x.AreaId {0} IN (SELECT AreaId FROM AreaClassMembership WHERE AreaClass = 'POOR_DISTRICT')
            """;

        var poor = (double)(await Source.ScalarAsync(string.Format(perDistrict, "")))!;
        var others = (double)(await Source.ScalarAsync(string.Format(perDistrict, "NOT")))!;

        Assert.True(poor > 4 * others, $"{poor:N0} against {others:N0}");
    }

    [Fact]
    public async Task Projects_of_poor_districts_are_nowhere_else()
    {
        var elsewhere = await Source.ScalarAsync($"""
            SELECT count(*) FROM Disbursement x {Area} WHERE a.Level = 'DISTRICT' AND x.PeriodCode = '2021-2025' AND x.ProjectCode IN ('P1', 'P5')
            AND x.AreaId NOT IN (SELECT AreaId FROM AreaClassMembership WHERE AreaClass = 'POOR_DISTRICT')
            """);

        Assert.Equal(0L, elsewhere);
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM Disbursement WHERE PeriodCode = '2021-2025' AND ProjectCode = 'P5'"));
    }

    [Fact]
    public async Task Every_district_is_reviewed_at_every_year_end_on_which_it_exists_and_the_34_provinces_after_them()
    {
        for (var year = 2016; year <= 2024; year++)
        {
            var existing = await Source.ScalarAsync($"""
                SELECT count(*) FROM AdministrativeUnit WHERE Level = 'DISTRICT' AND coalesce(ValidFrom, '') <= '{year}-12-31' AND ValidUntil > '{year}-12-31'
                """);
            Assert.Equal(existing, await Source.ScalarAsync(
                $"SELECT count(DISTINCT AreaId) FROM HouseholdReview WHERE Year = {year}"));
        }

        Assert.Equal(705L, await Source.ScalarAsync("SELECT count(DISTINCT AreaId) FROM HouseholdReview WHERE Year = 2023"));
        Assert.Equal(34L, await Source.ScalarAsync("SELECT count(DISTINCT AreaId) FROM HouseholdReview WHERE Year = 2025"));
    }

    [Fact]
    public async Task Only_the_end_of_2021_is_counted_by_two_standards()
    {
        Assert.Equal("2021", await Source.ScalarAsync(
            "SELECT group_concat(Year) FROM (SELECT Year FROM HouseholdReview GROUP BY Year HAVING count(DISTINCT PovertyStandard) = 2)"));
    }

    [Fact]
    public async Task One_area_year_and_standard_is_told_whole_or_by_both_groups()
    {
        var wrong = await Source.ScalarAsync("""
            SELECT count(*) FROM (SELECT group_concat(EthnicGroup) AS groups FROM (SELECT * FROM HouseholdReview ORDER BY EthnicGroup)
            GROUP BY AreaId, Year, PovertyStandard) WHERE groups NOT IN ('NOT_SPLIT', 'KINH,MINORITY')
            """);

        Assert.Equal(0L, wrong);
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM HouseholdReview WHERE EthnicGroup = 'MINORITY'"));
    }

    [Fact]
    public async Task Household_counts_are_possible_and_some_areas_tell_only_a_rate()
    {
        Assert.Equal(0L, await Source.ScalarAsync("""
            SELECT count(*) FROM HouseholdReview WHERE Poor < 0 OR NearPoor < 0 OR Poor + NearPoor > Households OR Exits < 0 OR NewlyPoor < 0
            OR (Poor IS NULL) <> (Households IS NULL) OR (Poor IS NULL AND PoorRate IS NULL)
            """));
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM HouseholdReview WHERE Poor IS NULL"));
    }

    [Fact]
    public async Task Stocks_and_flows_close_where_the_other_flow_is_told()
    {
        const string pairs = """
            FROM HouseholdReview y JOIN HouseholdReview x ON x.AreaId = y.AreaId AND x.Year = y.Year - 1
            AND x.PovertyStandard = y.PovertyStandard AND x.EthnicGroup = y.EthnicGroup
            WHERE y.OtherFlow IS NOT NULL AND x.Poor IS NOT NULL AND y.EthnicGroup = 'NOT_SPLIT'
            """;

        Assert.Equal(0L, await Source.ScalarAsync(
            $"SELECT count(*) {pairs} AND x.Poor - y.Exits + y.NewlyPoor + y.Relapsed + y.OtherFlow <> y.Poor"));
        Assert.NotEqual(0L, await Source.ScalarAsync($"SELECT count(*) {pairs}"));
    }

    [Fact]
    public async Task Findings_are_resolved_after_they_were_recorded_or_are_open()
    {
        Assert.Equal(0L, await Source.ScalarAsync(
            "SELECT count(*) FROM Finding WHERE ResolvedOn <= RecordedOn OR DueOn <= RecordedOn OR ResolvedOn > '2026-01-31'"));
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM Finding WHERE ResolvedOn IS NULL"));
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM Finding WHERE ResolvedOn > DueOn"));
    }

    [Fact]
    public async Task Late_corrections_and_withdrawals_have_the_highest_row_versions()
    {
        var firstLate = (long)(await Source.ScalarAsync("SELECT min(RowVersion) FROM Disbursement WHERE Note IS NOT NULL"))!;

        Assert.Equal(fixture.Rows + 1, firstLate);
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM Disbursement WHERE IsDeleted"));
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM HouseholdReview WHERE RowVersion > " + firstLate));
    }

    [Theory]
    [InlineData("ProjectCode")]
    [InlineData("SubProjectCode")]
    [InlineData("FundingSource")]
    [InlineData("CapitalType")]
    public async Task Some_payments_are_not_split(string column)
    {
        var share = await Source.ScalarAsync($"SELECT avg({column} IS 'NOT_SPLIT') FROM Disbursement");

        Assert.InRange((double)share!, 0.01, 0.12);
    }
}
