using Analytics.Operational.Tests.Support;

namespace Analytics.Operational.Tests.Synthetic;

/// <summary>Each test asks for rows that break a rule, and for rows that the rule holds for.</summary>
public sealed class SyntheticHouseholdTests(SyntheticFixture fixture) : IClassFixture<SyntheticFixture>
{
    private SqliteSource Source => fixture.Source;

    [Fact]
    public async Task Every_district_is_reviewed_at_every_year_end_on_which_it_exists_and_the_34_provinces_after_them()
    {
        for (var year = 2016; year <= 2024; year++)
        {
            var existing = await Source.ScalarAsync($"""
                SELECT count(*) FROM AdministrativeUnit WHERE Level = 'DISTRICT'
                AND coalesce(ValidFrom, '') <= '{year}-12-31' AND ValidUntil > '{year}-12-31'
                """);
            Assert.Equal(existing, await Source.ScalarAsync(
                $"SELECT count(DISTINCT AreaId) FROM HouseholdReview WHERE Year = {year}"));
        }

        const string areas = "SELECT count(DISTINCT AreaId) FROM HouseholdReview WHERE Year = ";
        Assert.Equal(705L, await Source.ScalarAsync(areas + "2023"));
        Assert.Equal(34L, await Source.ScalarAsync(areas + "2025"));
    }

    [Fact]
    public async Task Only_the_end_of_2021_is_counted_by_two_standards()
    {
        Assert.Equal("2021", await Source.ScalarAsync("""
            SELECT group_concat(Year) FROM
            (SELECT Year FROM HouseholdReview GROUP BY Year HAVING count(DISTINCT PovertyStandard) = 2)
            """));
    }

    [Fact]
    public async Task One_area_year_and_standard_is_told_whole_or_by_both_groups()
    {
        var wrong = await Source.ScalarAsync("""
            SELECT count(*) FROM (SELECT group_concat(EthnicGroup) AS groups
            FROM (SELECT * FROM HouseholdReview ORDER BY EthnicGroup)
            GROUP BY AreaId, Year, PovertyStandard) WHERE groups NOT IN ('NOT_SPLIT', 'KINH,MINORITY')
            """);

        Assert.Equal(0L, wrong);
        Assert.NotEqual(0L, await Source.ScalarAsync(
            "SELECT count(*) FROM HouseholdReview WHERE EthnicGroup = 'MINORITY'"));
    }

    [Fact]
    public async Task Household_counts_are_possible_and_some_areas_tell_only_a_rate()
    {
        Assert.Equal(0L, await Source.ScalarAsync("""
            SELECT count(*) FROM HouseholdReview
            WHERE Poor < 0 OR NearPoor < 0 OR Poor + NearPoor > Households OR Exits < 0 OR NewlyPoor < 0
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
}
