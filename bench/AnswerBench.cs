using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using DuckDB.NET.Data;

namespace Analytics.Bench;

/// <summary>Questions of analysts, without and with roll-ups, against SQL written by hand over the records of the same
/// file through the same driver.</summary>
public static class AnswerBench
{
    private const int Rounds = 15;

    /// <summary>Prints the ratios of times, and says when both do not give the same number of rows.</summary>
    public static async Task RunAsync(BenchData data)
    {
        var snapshot = data.Snapshot;
        var facts = new SnapshotFacts(snapshot.Id, snapshot.Manifest.SourceCutoff, RecordOrigin.Synthetic);
        await using var served = await ServedSnapshot.OpenAsync(snapshot.Path, facts);
        await using var connection = new DuckDBConnection($"Data Source={snapshot.Path};ACCESS_MODE=READ_ONLY");
        await connection.OpenAsync();
        var rolledUp = new QueryRunner(WarehouseModel.Semantic);
        var records = new QueryRunner(WarehouseModel.Semantic, RollupUse.Never);

        foreach (var question in Questions.All)
        {
            var answer = await rolledUp.RunAsync(question.Request, served, default);
            var byHand = await RowsByHandAsync(connection, question.Sql);
            Console.WriteLine($"{question.Name}: {answer.Rows?.RowCount} rows, by hand {byHand}");
            var values = question.Request with { Detail = CellDetail.ValueOnly, Warned = false };
            await Bench.Rounds.WarmUpAsync(() => rolledUp.RunAsync(question.Request, served, default));
            await Bench.Rounds.WarmUpAsync(() => rolledUp.RunAsync(values, served, default));
            await Bench.Rounds.WarmUpAsync(() => RowsByHandAsync(connection, question.Sql));
            await Bench.Rounds.RatioAsync(
                "  numbers alone, ours without roll-ups / by hand", Rounds,
                () => records.RunAsync(values, served, default),
                () => RowsByHandAsync(connection, question.Sql));
            await Bench.Rounds.RatioAsync(
                "  numbers alone, by hand / ours with roll-ups", Rounds,
                () => RowsByHandAsync(connection, question.Sql),
                () => rolledUp.RunAsync(values, served, default));
            var statements = (await records.RunAsync(question.Request, served, default)).Plan;
            await Bench.Rounds.RatioAsync(
                "  ours without roll-ups / the same answer by hand, with status, coverage and records", Rounds,
                () => records.RunAsync(question.Request, served, default),
                () => AllByHandAsync(connection, statements));
            await Bench.Rounds.RatioAsync(
                "  ours without roll-ups / its bare numbers by hand", Rounds,
                () => records.RunAsync(question.Request, served, default),
                () => RowsByHandAsync(connection, question.Sql));
            await Bench.Rounds.RatioAsync(
                "  its bare numbers by hand / ours with roll-ups", Rounds,
                () => RowsByHandAsync(connection, question.Sql),
                () => rolledUp.RunAsync(question.Request, served, default));
        }
    }

    private static async Task AllByHandAsync(DuckDBConnection connection, IEnumerable<string> statements)
    {
        foreach (var sql in statements)
        {
            await RowsByHandAsync(connection, sql);
        }
    }

    private static async Task<int> RowsByHandAsync(DuckDBConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        for (; await reader.ReadAsync(); rows++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                _ = reader.GetValue(column);
            }
        }

        return rows;
    }
}
