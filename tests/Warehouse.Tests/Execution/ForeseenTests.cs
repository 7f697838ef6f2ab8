using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Oracle;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution;

/// <summary>What a question will read is known before it runs, with every statement beside the first.</summary>
public sealed class ForeseenTests
{
    private const int Requests = 40;

    public static TheoryData<int, RollupUse> Seeds => new(
        Enumerable.Range(1, 8).Select(seed => ((int, RollupUse))(seed, seed % 2 == 0 ? RollupUse.Never : RollupUse.WhereExact)));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_questions_run_as_many_statements_as_foreseen_and_read_as_many_rows(int seed, RollupUse rollups)
    {
        var random = new Random(seed);
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make());
        var runner = new QueryRunner(WarehouseModel.Semantic, rollups);
        var several = 0;

        for (var number = 0; number < Requests; number++)
        {
            var request = new RandomRequest(random).Make() with { Warned = random.Next(2) == 0 };
            var answer = await runner.RunAsync(request, file.Snapshot, CancellationToken.None);
            var foreseen = runner.Foresee(request, file.Snapshot);

            // Without any row the rest is the total, which is read once.
            Assert.True(
                answer.Count > 0 ? Told(foreseen) == Told(answer) : Told(foreseen).CompareTo(Told(answer)) >= 0,
                $"Seed {seed}, request {number}: {Told(foreseen)} foreseen, {Told(answer)} told, {answer.Count} rows.");
            several += answer.Plan.Length > 1 ? 1 : 0;
        }

        Assert.InRange(several, 1, Requests); // else the test says nothing
    }

    [Fact]
    public async Task Partitions_counts_other_snapshots_and_warnings_are_foreseen_beside_the_rows()
    {
        await using var file = await WarehouseFile.MakeAsync(new()
        {
            Payments = [.. Enumerable.Range(1, 3).Select(amount => Ask.Payment(World.HaTinh, 2023, amount))],
        });
        var runner = new QueryRunner(WarehouseModel.Semantic, RollupUse.Never);
        var rows = Ask.For("commune month subProject fundingSource capitalType", "disbursed", subject: "funding") with { Parts = AnswerParts.Rows }; // more groups than are all read

        string RowsOf(AggregationRequest request)
        {
            var foreseen = runner.Foresee(request, file.Snapshot);
            return $"{foreseen.ReadRows} rows in {foreseen.Plan.Length}";
        }

        Assert.Equal("3 rows in 1", RowsOf(rows));
        Assert.Equal("6 rows in 2", RowsOf(rows with { First = 0 })); // how many rows there are
        Assert.Equal("6 rows in 2", RowsOf(With(rows, new Calculation.Share(Within.Province)))); // the sums of provinces
        Assert.Equal("9 rows in 1", RowsOf(With(rows, new Calculation.Compare(new Shift.Snapshot("other"))))); // its rows and total
        Assert.Equal("6 rows in 2", RowsOf(rows with { Filter = new Filter.Between(new(2023, 2, 1), new(2023, 5, 1)) })); // what is left out
        Assert.Equal("3 rows in 1", RowsOf(rows with { Filter = new Filter.Between(new(2023, 2, 1), new(2023, 5, 1)), Warned = false }));
    }

    [Fact]
    public async Task A_total_that_its_groups_do_not_tell_is_foreseen_too()
    {
        await using var file = await WarehouseFile.MakeAsync(new()
        {
            Reviews = [Ask.Review(World.HaTinh, 2023, "2022-2025", 10, 1), Ask.Review(World.HaTinh, 2024, "2022-2025", 10, 1)],
        });
        var runner = new QueryRunner(WarehouseModel.Semantic, RollupUse.Never);
        var rows = Ask.For("year", "poorHouseholds") with { Parts = AnswerParts.Rows };

        var (alone, both) = (runner.Foresee(rows, file.Snapshot), runner.Foresee(rows with { Parts = AnswerParts.Rows | AnswerParts.Total }, file.Snapshot));

        Assert.Equal((2, 1, 4, 2), (alone.ReadRows, alone.Plan.Length, both.ReadRows, both.Plan.Length));
    }

    [Fact]
    public async Task What_cannot_be_answered_is_not_foreseen()
    {
        await using var file = await WarehouseFile.MakeAsync(new());

        var refused = Assert.Throws<AnalyticsException>(() => Ask.Runner.Foresee(Ask.For("nothing", "disbursed"), file.Snapshot));

        Assert.Equal("QUERY_UNKNOWN_DIMENSION", Assert.Single(refused.Errors).Code);
    }

    private static AggregationRequest With(AggregationRequest request, Calculation calculation) =>
        request with { Facts = [new("disbursed", [calculation])] };

    private static (long Rows, int Statements) Told(Answer answer) => (answer.ReadRows, answer.Plan.Length);
}
