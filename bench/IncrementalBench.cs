using System.Globalization;
using Analytics.Loader;
using Analytics.Operational.Sources;
using Microsoft.Data.Sqlite;

namespace Analytics.Bench;

/// <summary>An incremental load of 10,000 changed payments against a full load of the same source.</summary>
public static class IncrementalBench
{
    private const int Changes = 10_000;

    /// <summary>Prints the ratio of times, once for changes of the last budget year, where most are entered, and once
    /// for changes spread over all years and places.</summary>
    public static async Task RunAsync(BenchData data)
    {
        var folder = Path.Combine(data.Folder, "incremental");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true); // of a run that was ended: its log does not fit a new copy
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "operational.db");
        File.Copy(Path.Combine(data.Folder, "operational.db"), file, overwrite: true); // the other benches keep theirs
        var options = new LoadOptions
        {
            Source = new OperationalOptions { ConnectionString = $"Data Source={file}" },
            DataFolder = folder,
        };
        await BenchData.LoadAsync(options with { Kind = LoadKind.Full });
        await MeasureAsync("incremental load of 10,000 changes of the last year / full load", options,
            file, "BudgetYear = (SELECT max(BudgetYear) FROM Disbursement)");
        await MeasureAsync("incremental load of 10,000 changes of all years / full load", options, file, "true");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(string name, LoadOptions options, string file, string where)
    {
        var (incremental, full) = (new List<double>(), new List<double>());
        for (var round = -1; round < 3; round++)
        {
            Change(file, where, round);
            var outcome = default(LoadOutcome);
            var took = await Rounds.MillisecondsAsync(async () => outcome = await BenchData.LoadAsync(options));
            if (outcome?.Kind != LoadKind.Incremental || outcome.Records < Changes)
            {
                throw new InvalidOperationException($"The load was {outcome?.Kind}: {outcome?.Because}");
            }

            if (round >= 0) // the first is for the just-in-time compiler
            {
                var other = options with { DataFolder = options.DataFolder + "/full", Kind = LoadKind.Full };
                incremental.Add(took);
                full.Add(await Rounds.MillisecondsAsync(() => BenchData.LoadAsync(other)));
            }
        }

        Rounds.Tell(name, incremental, full);
    }

    private static void Change(string file, string where, int round)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            UPDATE Disbursement SET Amount = coalesce(Amount, 0) + 1000 WHERE Id IN (
              SELECT Id FROM Disbursement WHERE {where} AND IsDeleted = 0
              ORDER BY (Id * 2654435761 + {round} * 40503) % 1000003 LIMIT {Changes})
            """);
        command.ExecuteNonQuery();
    }
}
