using System.Diagnostics;
using System.Globalization;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Warehouse.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Bench;

/// <summary>A full load (extract, shape, stage, verify, publish) against merely reading the same rows through the same
/// context.</summary>
public static class LoadBench
{
    /// <summary>Prints the ratio of times; a load at half the rate of reading is 2.</summary>
    public static async Task RunAsync(BenchData data)
    {
        var measured = await Rounds.RatioAsync(
            "load / read of the same rows",
            rounds: 3,
            async () =>
            {
                var folder = Path.Combine(data.Folder, "load");
                await data.LoadAsync(folder);
                Directory.Delete(folder, recursive: true);
            },
            () => ReadAllAsync(data));
        var facts = WarehouseSchema.Star.Facts.Select(fact => fact.Name).ToHashSet();
        var rows = data.Snapshot.Manifest.Rows.Where(table => facts.Contains(table.Table)).Sum(table => table.Rows);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {rows:N0} records, {rows / measured.A * 1000:N0} records/s, {1 / measured.Ratio:0.00} of the rate of "
                + $"reading, peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB"));
    }

    private static async Task ReadAllAsync(BenchData data)
    {
        await using var context = new OperationalContextFactory(data.Source).CreateDbContext();
        await ReadAsync(context.Set<BudgetAllocation>());
        await ReadAsync(context.Set<Disbursement>());
        await ReadAsync(context.Set<TrainingCourse>());
        await ReadAsync(context.Set<Inspection>());
        await ReadAsync(context.Set<InspectedUnit>());
        await ReadAsync(context.Set<Finding>());
        await ReadAsync(context.Set<HouseholdReview>());
        await ReadAsync(context.Set<HouseholdSupport>());
    }

    private static async Task ReadAsync<TRecord>(IQueryable<TRecord> rows)
        where TRecord : OperationalRecord
    {
        var last = 0L;
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable())
        {
            last = Math.Max(last, row.Id);
        }

        GC.KeepAlive(last);
    }
}
