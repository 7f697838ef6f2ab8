using Analytics.Operational.Tests.Support;

namespace Analytics.Operational.Tests.Synthetic;

/// <summary>Each test asks for rows that break a rule, and for rows that the rule holds for.</summary>
public sealed class SyntheticMoneyTests(SyntheticFixture fixture) : IClassFixture<SyntheticFixture>
{
    private const string Area = "JOIN AdministrativeUnit a ON a.Id = x.AreaId";

    private SqliteSource Source => fixture.Source;

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
            $"SELECT count(*) FROM Disbursement WHERE {year} <> BudgetYear "
            + $"AND NOT ({year} = BudgetYear + 1 AND substr(PaidOn, 6, 2) = '01')"));
        Assert.NotEqual(0L, await Source.ScalarAsync(
            $"SELECT count(*) FROM Disbursement WHERE {year} = BudgetYear + 1"));
    }

    [Fact]
    public async Task Carried_money_keeps_its_origin_and_is_a_part_of_it()
    {
        const string records = "FROM BudgetAllocation WHERE";
        var carried = (long)(await Source.ScalarAsync($"SELECT sum(Amount) {records} OriginYear < BudgetYear"))!;
        var allocated = (long)(await Source.ScalarAsync(
            $"SELECT sum(Amount) {records} OriginYear = BudgetYear AND Kind = 'ALLOCATION'"))!;

        Assert.InRange((double)carried / allocated, 0.04, 0.15);
        Assert.Equal(0L, await Source.ScalarAsync($"SELECT count(*) {records} BudgetYear - OriginYear NOT IN (0, 1)"));
        Assert.Equal(0L, await Source.ScalarAsync($"SELECT count(*) {records} BudgetYear = 2021 AND OriginYear = 2021"));
        Assert.NotEqual(0L, await Source.ScalarAsync($"SELECT count(*) {records} Kind = 'CANCELLATION'"));
    }

    [Fact]
    public async Task Payments_stay_below_what_was_available_in_each_year()
    {
        const string available = """
            SELECT sum(CASE WHEN Kind = 'CANCELLATION' THEN -Amount ELSE Amount END)
            FROM BudgetAllocation b WHERE b.BudgetYear = d.BudgetYear
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
            SELECT 1.0 * sum(x.Amount) / count(DISTINCT x.AreaId)
            FROM Disbursement x JOIN AdministrativeUnit a ON a.Id = x.AreaId WHERE a.Level = 'DISTRICT'
            AND x.AreaId {0} IN (SELECT AreaId FROM AreaClassMembership WHERE AreaClass = 'POOR_DISTRICT')
            """;

        var poor = (double)(await Source.ScalarAsync(string.Format(perDistrict, "")))!;
        var others = (double)(await Source.ScalarAsync(string.Format(perDistrict, "NOT")))!;

        Assert.True(poor > 4 * others, $"{poor:N0} against {others:N0}");
    }

    [Fact]
    public async Task Projects_of_poor_districts_are_nowhere_else()
    {
        var elsewhere = await Source.ScalarAsync($"""
            SELECT count(*) FROM Disbursement x {Area}
            WHERE a.Level = 'DISTRICT' AND x.PeriodCode = '2021-2025' AND x.ProjectCode IN ('P1', 'P5')
            AND x.AreaId NOT IN (SELECT AreaId FROM AreaClassMembership WHERE AreaClass = 'POOR_DISTRICT')
            """);

        Assert.Equal(0L, elsewhere);
        Assert.NotEqual(0L, await Source.ScalarAsync(
            "SELECT count(*) FROM Disbursement WHERE PeriodCode = '2021-2025' AND ProjectCode = 'P5'"));
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
