using Analytics.Warehouse.Tests.Oracle;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Random questions on random operational records that the loader has loaded twice, before and after late corrections: both
/// snapshots and plain LINQ over the records say the same.</summary>
public sealed class LoadedOracleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    public static TheoryData<int> MoreSeeds => [.. Enumerable.Range(1000, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Loaded_snapshots_answer_as_plain_LINQ_over_the_operational_records(int seed) => AgreeAsync(seed);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreSeeds))]
    public Task Loaded_snapshots_answer_as_plain_LINQ_over_the_operational_records_of_many_more_seeds(int seed) => AgreeAsync(seed);

    private static async Task AgreeAsync(int seed)
    {
        var random = new Random(seed);
        var after = LateCorrections.Numbered(new RandomDatabase(random) { EveryCode = true }.Make());
        var before = LateCorrections.Before(after, new RandomDatabase(random) { EveryCode = true }.Make());
        using var source = await OracleSource.CreateAsync();

        await source.SaveAsync(before);
        await using var first = await source.LoadAsync();
        await source.SaveAsync(after);
        await using var second = await source.LoadAsync();

        await Twin.AgreeAsync($"Seed {seed} after corrections", random, 70, after, second);
        await Twin.AgreeAsync($"Seed {seed} before corrections", random, 15, before, first);
    }
}
