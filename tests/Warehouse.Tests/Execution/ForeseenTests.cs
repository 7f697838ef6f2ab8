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
    public async Task Totals_partitions_counts_and_warnings_are_foreseen_beside_the_rows()
    {
        await using var file = await WarehouseFile.MakeAsync(new()
        {
            Payments = [.. Enumerable.Range(1, 3).Select(amount => Ask.Payment(World.HaTinh, 2023, amount))],
        });
        var runner = new QueryRunner(WarehouseModel.Semantic, RollupUse.Never);
        long RowsOf(AggregationRequest request) => runner.Foresee(request, file.Snapshot).ReadRows;
        var rows = Ask.For("commune month", "disbursed") with { Parts = AnswerParts.Rows, OrderBy = [new RowOrder.ByMeasure("disbursed", Direction.Descending)] };
        var share = rows with { Facts = [new("disbursed", [new Calculation.Share(Within.Province)])] };

        Assert.Equal(3, RowsOf(rows));
        Assert.Equal(6, RowsOf(rows with { First = 0 })); // the page, and the number of rows
    }

    [Fact]
    public async Task What_cannot_be_answered_is_not_foreseen()
    {
        await using var file = await WarehouseFile.MakeAsync(new());

        var refused = Assert.Throws<AnalyticsException>(() => Ask.Runner.Foresee(Ask.For("nothing", "disbursed"), file.Snapshot));

        Assert.Equal("QUERY_UNKNOWN_DIMENSION", Assert.Single(refused.Errors).Code);
    }

    private static (long Rows, int Statements) Told(Answer answer) => (answer.ReadRows, answer.Plan.Length);
}
