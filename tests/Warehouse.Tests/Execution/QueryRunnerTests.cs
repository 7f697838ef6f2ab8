using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class QueryRunnerTests
{
    private static readonly Database Money = new() { Payments = [Ask.Payment(World.HaTinh, 2023, 50), Ask.Payment(World.DienBien, 2023, 30)] };

    [Fact]
    public async Task A_cursor_of_another_question_or_snapshot_or_of_nobody_is_refused()
    {
        await using var file = await WarehouseFile.MakeAsync(Money);
        await using var other = await WarehouseFile.MakeAsync(Money, "20260301T000000Z-11111111");
        var request = Ask.For("province", "disbursed") with { First = 1 };
        var cursor = (await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None)).EndCursor;

        Assert.Equal("QUERY_CURSOR_MISMATCH", await CodeAsync(Ask.For("province", "courses") with { After = cursor }, file));
        Assert.Equal("QUERY_CURSOR_SNAPSHOT", await CodeAsync(request with { After = cursor }, other));
        Assert.Equal("QUERY_BAD_CURSOR", await CodeAsync(request with { After = "abc" }, file));
        Assert.Equal("QUERY_BAD_CURSOR", await CodeAsync(request with { After = "?" }, file));
    }

    [Theory]
    [InlineData("DROP TABLE disbursement_by_project")]
    [InlineData("CREATE OR REPLACE TABLE disbursement_by_project AS SELECT 2023 AS year")]
    public async Task A_snapshot_of_a_loader_without_these_roll_ups_gives_the_same_answer(string change)
    {
        var request = Ask.For("province year", "disbursed", Ask.Years(2023)) with { Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest };
        const string Others = "DROP TABLE disbursement_by_source; DROP TABLE disbursement_by_month; DROP TABLE disbursement_by_district; "
            + "DROP TABLE disbursement_by_district_source;";
        await using var file = await WarehouseFile.MakeAsync(Money, change: Others);
        await using var older = await WarehouseFile.MakeAsync(Money, change: Others + change);

        var answer = await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None);
        var before = await Ask.Runner.RunAsync(request, older.Snapshot, CancellationToken.None);

        Assert.Equal(AnswerText.Of(before), AnswerText.Of(answer));
        Assert.All(answer.Plan, statement => Assert.Contains("FROM disbursement_by_project\n", statement, StringComparison.Ordinal));
        Assert.All(before.Plan, statement => Assert.Contains("FROM disbursement\n", statement, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("province year", 1)]
    [InlineData("commune", 3)]
    [InlineData("province year", 3, RollupUse.Never)]
    public async Task The_rows_that_a_question_will_read_are_known_before_and_told_afterwards(
        string by, long expected, RollupUse rollups = RollupUse.WhereExact)
    {
        await using var file = await WarehouseFile.MakeAsync(new()
        {
            Payments = [.. Enumerable.Range(1, 3).Select(amount => Ask.Payment(World.HaTinh, 2023, amount))],
        });
        var (runner, request) = (new QueryRunner(WarehouseModel.Semantic, rollups), Ask.For(by, "disbursed"));

        var answer = await runner.RunAsync(request, file.Snapshot, CancellationToken.None);

        Assert.Equal((expected, expected), (runner.Foresee(request, file.Snapshot).ReadRows, answer.ReadRows));
        Assert.Equal(answer.Plan, runner.Foresee(request, file.Snapshot).Plan);
    }

    [Fact]
    public async Task Rows_total_rest_shares_ranks_and_comparisons_of_additive_measures_are_one_statement()
    {
        var request = Ask.For("province year", "disbursed courses", null) with
        {
            Facts =
            [
                new("disbursed", [new Calculation.Share(Within.All), new Calculation.Rank(Direction.Descending, Within.Year), new Calculation.Compare(new Shift.YearsBack(1))]),
                new("courses", [new Calculation.Running(Reset.Never)]),
            ],
            First = 1,
            Parts = AnswerParts.Rows,
        };

        var rows = await Ask.Of(Money, request);
        var all = await Ask.Of(Money, Ask.For("province", "disbursed courses") with { Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest, First = 1 });

        Assert.Single(all.Plan);
        Assert.Equal("80 50", $"{all.Total!.Measures[0].Exact[0]} {all.Rest!.Measures[0].Exact[0]}");
        Assert.Single(rows.Plan);
        Assert.Equal(0.375, rows.Rows!.Measures[0].Calculations[0].Value[0]);
    }

    [Fact]
    public async Task A_page_of_no_rows_still_tells_how_many_there_are()
    {
        var answer = await Ask.Of(Money, Ask.For("province", "disbursed") with { First = 0 });

        Assert.Equal((2L, true, null), (answer.Count, answer.HasNextPage, answer.EndCursor));
    }

    [Fact]
    public async Task Every_member_of_the_grain_gets_a_row_where_it_exists_in_the_period()
    {
        var request = Ask.For("province year", "disbursed", new Filter.And(
            [Ask.Years(2024, 2026), new Filter.Area { Region = ["NCC"] }])) with { Fill = Fill.AllMembers };

        var answer = await Ask.Of(Money, request);

        Assert.Equal(
            ["37 2024", "42 2024", "42 2026"],
            Enumerable.Range(0, answer.Rows!.RowCount).Select(row =>
                $"{Compiled.Dimensions.Area(answer.Rows.Keys[0].KeyAt(row) ?? 0)!.Code} {answer.Rows.Keys[1].KeyAt(row)}"));
    }

    [Fact]
    public async Task Ruling_20_the_same_question_on_the_same_snapshot_gives_the_same_statements_and_cells()
    {
        await using var file = await WarehouseFile.MakeAsync(Money);
        var request = Ask.For("region year", "disbursementRate povertyRate findingsOpen disbursed") with
        {
            Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest, First = 1,
        };

        var first = await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None);
        var second = await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None);

        Assert.Equal(first.Plan, second.Plan);
        Assert.Equal(AnswerText.Of(first), AnswerText.Of(second));
        Assert.Contains("count 2", AnswerText.Of(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_given_up_is_cancelled_and_the_snapshot_answers_the_next_one()
    {
        await using var file = await WarehouseFile.MakeAsync(Money);
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.Runner.RunAsync(Ask.For("province", "disbursed"), file.Snapshot, gaveUp.Token));

        Assert.Equal(2, (await Ask.Runner.RunAsync(Ask.For("province", "disbursed"), file.Snapshot, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SET threads = 2")]
    [InlineData("DELETE FROM disbursement")]
    [InlineData("COPY disbursement TO '/var/stolen.csv'")]
    public async Task A_served_snapshot_reads_no_other_file_changes_no_setting_and_writes_nothing(string sql)
    {
        await using var file = await WarehouseFile.MakeAsync(Money);

        await Assert.ThrowsAsync<DuckDBException>(() => file.Snapshot.RunAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                return command.ExecuteNonQuery();
            },
            CancellationToken.None));
    }

    [Fact]
    public async Task A_missing_or_damaged_file_is_told_apart()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-damaged-");
        var path = Path.Combine(folder.FullName, "x.duckdb");
        var facts = new SnapshotFacts("x", DateTimeOffset.UnixEpoch, RecordOrigin.Recorded);

        var missing = await Assert.ThrowsAsync<AnalyticsException>(() => ServedSnapshot.OpenAsync(path, facts));
        await File.WriteAllTextAsync(path, "not a database");
        var damaged = await Assert.ThrowsAsync<AnalyticsException>(() => ServedSnapshot.OpenAsync(path, facts));
        folder.Delete(recursive: true);

        Assert.Equal(("SNAPSHOT_NOT_FOUND", "SNAPSHOT_CORRUPT"), (missing.Errors[0].Code, damaged.Errors[0].Code));
    }

    private static async Task<string> CodeAsync(AggregationRequest request, WarehouseFile file) =>
        (await Assert.ThrowsAsync<AnalyticsException>(() => Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None))).Errors[0].Code;
}
