using Analytics.Operational.Model;
using Analytics.Operational.Sample;
using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Synthetic;

/// <summary>Each test asks for rows that break a rule, and for rows that the rule holds for.</summary>
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
    [InlineData("TrainingCourse", "EndedOn")]
    [InlineData("Inspection", "StartedOn")]
    [InlineData("Inspection", "EndedOn")]
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
    [InlineData("TrainingCourse", "StartedOn")]
    [InlineData("TrainingCourse", "EndedOn")]
    [InlineData("Inspection", "EndedOn")]
    [InlineData("HouseholdSupport", "GivenOn")]
    public async Task The_day_of_an_event_lies_in_its_year(string table, string day)
    {
        var rows = $"SELECT count(*) FROM {table} WHERE CAST(substr({day}, 1, 4) AS INTEGER)";

        Assert.Equal(0L, await Source.ScalarAsync($"{rows} <> Year"));
        Assert.NotEqual(0L, await Source.ScalarAsync($"{rows} = Year"));
    }

    [Theory]
    [InlineData("Disbursement", "BudgetYear")]
    [InlineData("BudgetAllocation", "BudgetYear")]
    [InlineData("TrainingCourse", "Year")]
    [InlineData("HouseholdSupport", "Year")]
    public async Task A_record_has_a_year_or_a_span_and_never_both(string table, string year)
    {
        var wrong = $"({year} IS NULL) = (SpanFrom IS NULL) OR (SpanFrom IS NULL) <> (SpanUntil IS NULL) "
            + "OR SpanFrom >= SpanUntil";

        Assert.Equal(0L, await Source.ScalarAsync($"SELECT count(*) FROM {table} WHERE {wrong}"));
    }

    [Fact]
    public async Task Findings_are_resolved_after_they_were_recorded_or_are_open()
    {
        Assert.Equal(0L, await Source.ScalarAsync(
            "SELECT count(*) FROM Finding "
            + "WHERE ResolvedOn <= RecordedOn OR DueOn <= RecordedOn OR ResolvedOn > '2026-01-31'"));
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM Finding WHERE ResolvedOn IS NULL"));
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM Finding WHERE ResolvedOn > DueOn"));
    }

    [Fact]
    public async Task Late_corrections_and_withdrawals_have_the_highest_row_versions()
    {
        var firstLate = (long)(await Source.ScalarAsync(
            "SELECT min(RowVersion) FROM Disbursement WHERE Note IS NOT NULL"))!;

        Assert.Equal(fixture.Rows + 1, firstLate);
        Assert.NotEqual(0L, await Source.ScalarAsync("SELECT count(*) FROM Disbursement WHERE IsDeleted"));
        Assert.NotEqual(0L, await Source.ScalarAsync(
            $"SELECT count(*) FROM HouseholdReview WHERE RowVersion > {firstLate}"));
    }
}
