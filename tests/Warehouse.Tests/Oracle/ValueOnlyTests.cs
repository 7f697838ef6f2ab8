using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Random questions: what is not told about the numbers does not change them.</summary>
public sealed class ValueOnlyTests
{
    private const int RequestsPerSeed = 60;

    private static readonly QueryRunner Runner = new(WarehouseModel.Semantic);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(201, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Numbers_alone_are_the_numbers_that_are_told_with_everything(int seed)
    {
        var random = new Random(seed);
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make());
        var alone = 0;

        for (var number = 0; number < RequestsPerSeed; number++)
        {
            var request = new RandomRequest(random).Make() with { Warned = random.Next(2) == 0 };
            request = random.Next(2) == 0 ? request with { Parts = AnswerParts.Rows } : request;
            var full = await Runner.RunAsync(request, file.Snapshot, CancellationToken.None);
            var values = await Runner.RunAsync(
                request with { Detail = CellDetail.ValueOnly }, file.Snapshot, CancellationToken.None);

            Assert.True(AnswerText.OfNumbers(values) == AnswerText.OfNumbers(full),
                $"Seed {seed}\n{Shrink.Text(request)}\n{AnswerText.OfNumbers(values)}\n{AnswerText.OfNumbers(full)}");
            alone += values.Rows!.Measures.All(column => column.Status.Length == 0) ? 1 : 0;
        }

        Assert.InRange(alone, RequestsPerSeed / 4, RequestsPerSeed);
    }

    [Fact]
    public async Task Statuses_are_told_where_numbers_are_compared()
    {
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(new Random(3)).Make());
        var compared = Ask.For("year", "disbursed") with
        {
            Facts = [new FactAsk("disbursed", [new Calculation.Compare(new Shift.YearsBack(1))])],
            Detail = CellDetail.ValueOnly,
        };

        var answer = await Runner.RunAsync(compared, file.Snapshot, CancellationToken.None);

        Assert.Equal(answer.Rows!.RowCount, answer.Rows.Measures[0].Status.Length);
    }
}
