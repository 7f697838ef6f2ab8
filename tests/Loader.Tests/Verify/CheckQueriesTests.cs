using Analytics.Loader.Stage;
using Analytics.Loader.Verify;
using Analytics.Support;

namespace Analytics.Loader.Tests.Verify;

public sealed class CheckQueriesTests
{
    [Theory]
    [InlineData("SELECT count(*) FROM disbursement", 0)] // answered ahead
    [InlineData("SELECT count(*) FROM span", 1)] // whose keys may move until the last record is read
    public void What_was_asked_ahead_is_not_asked_again_but_for_spans(string sql, long expected)
    {
        using var folder = new TemporaryFolder();
        using var staged = StagedWarehouse.Create(folder.Path, new StageOptions());
        using var lane = staged.Beside();
        var queries = new CheckQueries(staged);
        queries.Ahead(lane).Query(sql, row => row.GetInt64(0));

        staged.Run("INSERT INTO span SELECT 1, '2021-2023', DATE '2021-01-01', DATE '2024-01-01'; "
            + "INSERT INTO disbursement (record_id, area_key, period_from, period_until, qualifier) "
            + "VALUES (1, 1, DATE '2021-01-01', DATE '2022-01-01', 0)");

        Assert.Equal([expected], queries.Query(sql, row => row.GetInt64(0)));
        Assert.Equal([1L], new CheckQueries(staged).Query(sql, row => row.GetInt64(0)));
    }

    [Fact]
    public void What_is_asked_in_its_turn_is_asked_each_time()
    {
        using var folder = new TemporaryFolder();
        using var staged = StagedWarehouse.Create(folder.Path, new StageOptions());
        var queries = new CheckQueries(staged);
        const string Sql = "SELECT count(*) FROM span";
        queries.Query(Sql, row => row.GetInt64(0));

        staged.Run("INSERT INTO span SELECT 1, '2021-2023', DATE '2021-01-01', DATE '2024-01-01'");

        Assert.Equal([1L], queries.Query(Sql, row => row.GetInt64(0)));
    }
}
