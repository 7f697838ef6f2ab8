using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Random questions on random rows of a warehouse: it and plain LINQ over the records say the same.</summary>
public sealed class OracleTests
{
    private const int RequestsPerSeed = 50;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 22), 1180]; // the last: a page of one row that does not apply is compared

    public static TheoryData<int> MoreSeeds => [.. Enumerable.Range(1000, 400)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task The_warehouse_answers_as_plain_LINQ_over_the_records(int seed) => AgreeAsync(seed);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreSeeds))]
    public Task The_warehouse_answers_as_plain_LINQ_over_the_records_of_many_more_seeds(int seed) => AgreeAsync(seed);

    private static async Task AgreeAsync(int seed)
    {
        var random = new Random(seed);
        var data = new RandomDatabase(random).Make();
        await using var file = await WarehouseFile.MakeAsync(data);

        await Twin.AgreeAsync($"Seed {seed}", random, RequestsPerSeed, data, file.Snapshot);
    }
}
