using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Random questions on the map of a random day, of countries whose history is random: the warehouse and plain LINQ say
/// the same.</summary>
public sealed class GeographyOracleTests
{
    private const int RequestsPerSeed = 15;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(301, 16), 3047]; // the last: a district moves and no province changes

    public static TheoryData<int> MoreSeeds => [.. Enumerable.Range(7000, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task The_warehouse_restates_as_plain_LINQ_over_the_records(int seed) => AgreeAsync(seed);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreSeeds))]
    public Task The_warehouse_restates_as_plain_LINQ_over_the_records_of_many_more_histories(int seed) => AgreeAsync(seed);

    private static async Task AgreeAsync(int seed)
    {
        var random = new Random(seed);
        if (seed % 3 > 0)
        {
            World.Tell(new RandomHistory(seed).History);
        }

        var data = new RandomDatabase(random).Make();
        await using var file = await WarehouseFile.MakeAsync(data);
        var (facets, answered) = (new FacetSet(data), 0);
        for (var number = 0; number < RequestsPerSeed; number++)
        {
            var request = new RandomRequest(random).Make() with { Geography = new Geography.AsOf(RandomDay(random)) };
            if (Refused(request, file))
            {
                continue;
            }

            answered++;
            await Twin.AgreeAsync($"Seed {seed}", request, facets, file.Snapshot);
            var numbers = await NumbersAsync(request, file);
            Assert.Equal(numbers, await NumbersAsync(request with { Detail = CellDetail.ValueOnly }, file));
            Assert.Equal(
                AnswerText.Of(await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None)),
                AnswerText.Of(await SizedRollups.RunAsync(request, file.ByStatements)));
        }

        Assert.InRange(answered, RequestsPerSeed / 2, RequestsPerSeed);
    }

    private static async Task<string> NumbersAsync(AggregationRequest request, WarehouseFile file) =>
        AnswerText.OfNumbers(await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None));

    private static DateOnly RandomDay(Random random) =>
        random.Next(3) == 0 ? World.Merger : new DateOnly(2018, 1, 1).AddDays(random.Next(8 * 365));

    /// <summary>Whether a place that is asked does not exist on the map, which is told instead of numbers.</summary>
    private static bool Refused(AggregationRequest request, WarehouseFile file)
    {
        var problems = Ask.Runner.Check(request, file.Snapshot);
        Assert.All(problems, one => Assert.Contains(
            one.Code, new[] { "QUERY_AREA_NOT_ON_MAP", "QUERY_UNKNOWN_CODE", "QUERY_AMBIGUOUS_AREA" }));
        return problems.Length > 0;
    }
}
