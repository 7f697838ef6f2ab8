using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using DuckDB.NET.Data;

namespace Analytics.Bench;

/// <summary>A breakdown by province and year over three subjects against the same SQL run by hand on the same
/// file.</summary>
public static class QueryBench
{
    private static readonly AggregationRequest Question = new()
    {
        By = ["province", "year"],
        Facts = [
            new("disbursed"), new("disbursementRate"), new("courses"), new("trainees"), new("inspections"),
            new("findings")],
        First = 1000,
        Parts = AnswerParts.Rows,
    };

    /// <summary>Prints the ratio of times.</summary>
    public static async Task RunAsync(BenchData data)
    {
        var snapshot = data.Snapshot;
        var facts = new SnapshotFacts(snapshot.Id, snapshot.Manifest.SourceCutoff, RecordOrigin.Synthetic);
        await using var served = await ServedSnapshot.OpenAsync(snapshot.Path, facts);
        var runner = new QueryRunner(WarehouseModel.Semantic);
        var statements = (await runner.RunAsync(Question, served, default)).Plan;

        await using var connection = new DuckDBConnection($"Data Source={snapshot.Path};ACCESS_MODE=READ_ONLY");
        await connection.OpenAsync();
        await Rounds.RatioAsync(
            "breakdown by province and year, three subjects / its SQL by hand",
            rounds: 60,
            () => runner.RunAsync(Question, served, default),
            () => ByHandAsync(connection, statements));
    }

    private static async Task ByHandAsync(DuckDBConnection connection, ImmutableArray<string> statements)
    {
        foreach (var text in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    _ = reader.GetValue(column);
                }
            }
        }
    }
}
