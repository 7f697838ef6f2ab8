using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sample;

/// <summary>What must hold between records so that nothing is counted twice and nothing points nowhere.</summary>
public sealed class PublishedRecordsTests(PublishedSample sample)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_two_reviews_are_of_one_place_year_standard_and_group()
    {
        await using var context = sample.Open();
        var reviews = await context.HouseholdReviews.ToListAsync(Stop);

        var keys = reviews.Select(review => (review.AreaId, review.Year, review.PovertyStandard, review.EthnicGroup));
        Assert.Equal(reviews.Count, keys.Distinct().Count());
        Assert.All(reviews, review => Assert.Equal(review.Year, review.ReviewedOn.Year));
    }

    [Fact]
    public async Task A_published_rate_fits_the_counts_of_its_record()
    {
        await using var context = sample.Open();
        var reviews = await context.HouseholdReviews
            .Where(review => review.Households != null).ToListAsync(Stop);

        foreach (var review in reviews.Where(review => review.PoorRate != null))
        {
            var computed = 100m * review.Poor!.Value / review.Households!.Value; // such a record holds both counts
            Assert.Equal(review.PoorRate!.Value, computed, 2); // filtered above
        }

        Assert.Equal(12, reviews.Count(review => review.PoorRate != null && review.Poor != null));
    }

    [Fact]
    public async Task Money_of_a_unit_is_never_loaded_beside_money_of_a_unit_inside_it()
    {
        await using var context = sample.Open();
        var allocations = (await context.BudgetAllocations.ToListAsync(Stop)).Select(
            money => (money.AreaId, Extent(money.BudgetYear, money.SpanFrom, money.SpanUntil), money.BudgetYear));
        var payments = (await context.Disbursements.ToListAsync(Stop)).Select(
            money => (money.AreaId, Extent(money.BudgetYear, money.SpanFrom, money.SpanUntil), money.BudgetYear));

        Assert.Empty(await OverlapsAsync([.. allocations]));
        Assert.Empty(await OverlapsAsync([.. payments]));
    }

    [Fact]
    public async Task A_project_of_a_record_is_one_of_its_period_or_not_split()
    {
        await using var context = sample.Open();
        var known = await context.Projects.ToDictionaryAsync(project => (project.PeriodCode, project.Code), Stop);
        IEnumerable<ProjectRecord> records =
        [
            .. await context.BudgetAllocations.ToListAsync(Stop), .. await context.Disbursements.ToListAsync(Stop),
            .. await context.TrainingCourses.ToListAsync(Stop), .. await context.Inspections.ToListAsync(Stop),
            .. await context.HouseholdSupports.ToListAsync(Stop),
        ];

        foreach (var record in records.Where(record => record.ProjectCode is not (null or "NOT_SPLIT")))
        {
            Assert.Equal("PROJECT", known[(record.PeriodCode!, record.ProjectCode!)].Level); // filtered above
            var hasParts = known.Values.Any(part =>
                part.PeriodCode == record.PeriodCode && part.ParentCode == record.ProjectCode);
            Assert.Equal(hasParts, record.SubProjectCode != null);
            Assert.True(record.SubProjectCode is null or "NOT_SPLIT"
                || known[(record.PeriodCode!, record.SubProjectCode)].ParentCode == record.ProjectCode); // as above
        }
    }

    [Fact]
    public async Task An_amount_is_unknown_only_with_a_reason()
    {
        await using var context = sample.Open();

        IEnumerable<(long? Amount, string? Reason)> amounts =
        [
            .. (await context.BudgetAllocations.ToListAsync(Stop)).Select(money => (money.Amount, money.AmountReason)),
            .. (await context.Disbursements.ToListAsync(Stop)).Select(money => (money.Amount, money.AmountReason)),
            .. (await context.HouseholdSupports.ToListAsync(Stop)).Select(money => (money.Amount, money.AmountReason)),
        ];

        Assert.All(amounts, money => Assert.Equal(money.Amount == null, money.Reason != null));
        Assert.Equal(4, amounts.Count(money => money.Amount == null));
    }

    [Fact]
    public async Task A_record_has_either_a_year_or_a_span()
    {
        await using var context = sample.Open();
        IEnumerable<(int?, DateOnly?, DateOnly?)> times =
        [
            .. (await context.BudgetAllocations.ToListAsync(Stop)).Select(r => (r.BudgetYear, r.SpanFrom, r.SpanUntil)),
            .. (await context.Disbursements.ToListAsync(Stop)).Select(r => (r.BudgetYear, r.SpanFrom, r.SpanUntil)),
            .. (await context.TrainingCourses.ToListAsync(Stop)).Select(r => (r.Year, r.SpanFrom, r.SpanUntil)),
            .. (await context.Inspections.ToListAsync(Stop)).Select(r => (r.Year, r.SpanFrom, r.SpanUntil)),
            .. (await context.HouseholdSupports.ToListAsync(Stop)).Select(r => (r.Year, r.SpanFrom, r.SpanUntil)),
            .. (await context.ControlFigures.ToListAsync(Stop)).Select(r => (r.Year, r.SpanFrom, r.SpanUntil)),
        ];

        Assert.All(times, time => Assert.True(time is (not null, null, null) or (null, not null, not null)));
        Assert.All(times.Where(time => time.Item1 == null), time => Assert.True(time.Item2 < time.Item3));
    }

    [Fact]
    public async Task The_sample_is_no_synthetic_data_and_is_closed_at_its_cutoff()
    {
        await using var context = sample.Open();

        var dataset = await context.Datasets.SingleAsync(Stop);

        Assert.False(dataset.IsSynthetic);
        Assert.Equal(new DateTime(2026, 1, 31, 17, 0, 0, DateTimeKind.Utc), dataset.CutoffAt);
    }

    private static (DateOnly From, DateOnly Until) Extent(int? year, DateOnly? from, DateOnly? until) =>
        year is { } single
            ? (new(single, 1, 1), new(single + 1, 1, 1))
            : (from!.Value, until!.Value); // without a year there is a span

    /// <summary>Pairs of records at overlapping times of which one area lies in the other, then or later on, or of one
    /// area of which one record has a year and the other a span.</summary>
    private async Task<List<string>> OverlapsAsync((long Area, (DateOnly From, DateOnly Until) Time, int? Year)[] money)
    {
        await using var context = sample.Open();
        var outer = (await context.AdministrativeUnits.Where(unit => unit.ParentId != null).ToListAsync(Stop))
            .Select(unit => (Inner: unit.Id, Outer: unit.ParentId!.Value)) // filtered above
            .Concat((await context.AreaSuccessions.ToListAsync(Stop))
                .Select(link => (link.PredecessorId, link.SuccessorId)))
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        IEnumerable<long> Around(long area) => outer[area].SelectMany(wider => Around(wider).Prepend(wider));

        return
        [
            .. from one in money
               from other in money
               where one.Time.From < other.Time.Until && other.Time.From < one.Time.Until
               where Around(one.Area).Contains(other.Area)
                   || (one.Area == other.Area && one.Year != null && other.Year == null)
               select $"{one} {other}",
        ];
    }
}
