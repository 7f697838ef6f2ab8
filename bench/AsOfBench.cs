using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Bench;

/// <summary>The questions of analysts on the map of 2025-07-01 against the same questions as reported, with and without
/// roll-ups. Those about districts, which that map has not, are asked on the map of 2025-01-01.</summary>
public static class AsOfBench
{
    private const int Rounds = 15;

    /// <summary>Prints the ratios of times.</summary>
    public static async Task RunAsync(BenchData data)
    {
        var snapshot = data.Snapshot;
        var facts = new SnapshotFacts(snapshot.Id, snapshot.Manifest.SourceCutoff, RecordOrigin.Synthetic);
        await using var served = await ServedSnapshot.OpenAsync(snapshot.Path, facts);
        foreach (var question in Questions.All)
        {
            foreach (var use in new[] { RollupUse.WhereExact, RollupUse.Never })
            {
                var runner = new QueryRunner(WarehouseModel.Semantic, use);
                var values = question.Request with { Detail = CellDetail.ValueOnly, Warned = false };
                await MeasureAsync(question with { Request = values }, runner, use, "values alone", served);
                await MeasureAsync(question, runner, use, "everything told", served);
            }
        }
    }

    private static async Task MeasureAsync(
        BenchQuestion question, QueryRunner runner, RollupUse use, string told, ServedSnapshot served)
    {
        var ofDistricts = question.Request.By.Contains("district") || question.Request.Filter is Filter.And;
        var day = ofDistricts ? new DateOnly(2025, 1, 1) : new DateOnly(2025, 7, 1);
        var asked = question.Request with { Geography = new Geography.AsOf(day) };
        await Bench.Rounds.WarmUpAsync(() => runner.RunAsync(asked, served, default));
        await Bench.Rounds.WarmUpAsync(() => runner.RunAsync(question.Request, served, default));
        var source = use == RollupUse.Never ? "records" : "roll-ups";
        await Bench.Rounds.RatioAsync(
            $"{question.Name} as of {day:yyyy-MM-dd} / as reported, {source}, {told}",
            Rounds,
            () => runner.RunAsync(asked, served, default),
            () => runner.RunAsync(question.Request, served, default));
    }
}
