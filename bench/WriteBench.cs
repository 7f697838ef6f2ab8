using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Graph.Lint;
using Analytics.Graph.Schema;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Bench;

/// <summary>Writing an answer of 10,000 rows with 8 columns against writing the same bytes by hand, with
/// <c>Utf8JsonWriter</c> from arrays.</summary>
public static class WriteBench
{
    private const string Table = """
        { table(ask: { by: ["district", "month"], facts: ["disbursed", "femaleShare"], status: true, first: 10000 })
          { rows } }
        """;

    private const string Analysis = """
        { analysis { rows(first: 10000) { nodes {
          by { district { code name } month { code label } }
          facts { disbursed { value(unit: MILLION) status } femaleShare { value status } } } } } }
        """;

    /// <summary>Prints the ratios of times, flat and nested.</summary>
    public static async Task RunAsync(BenchData data)
    {
        await using var host = await BenchHost.StartAsync(data);
        await CompareAsync(host, "table", Table, ByHand.OfTable, (rows, json) => rows.WriteTable(json));
        await CompareAsync(host, "analysis", Analysis, ByHand.OfAnalysis, (rows, json) => rows.WriteAnalysis(json));
    }

    private static async Task CompareAsync(
        BenchHost host, string name, string question, Func<JsonElement, ByHand> read,
        Action<ByHand, Utf8JsonWriter> write)
    {
        var ours = await WriterAsync(host, question);
        var output = new ArrayBufferWriter<byte>();
        ours(output);
        var rows = read(JsonDocument.Parse(output.WrittenMemory).RootElement.GetProperty("data"));
        var byHand = new ArrayBufferWriter<byte>();
        WriteByHand(rows, write, byHand);
        if (rows.Count != 10_000 || !byHand.WrittenSpan.SequenceEqual(output.WrittenSpan))
        {
            throw new InvalidOperationException(
                $"{name}: {rows.Count} rows, bytes differ at "
                    + $"{byHand.WrittenSpan.CommonPrefixLength(output.WrittenSpan)}.");
        }

        var bytes = output.WrittenCount;
        var written = string.Create(CultureInfo.InvariantCulture, $"{rows.Count:N0} rows, {bytes:N0} bytes");
        Rounds.Ratio(
            $"write {name}, {written} / by hand", rounds: 60, calls: 3, () => ours(output),
            () => WriteByHand(rows, write, byHand));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  allocated: {Rounds.AllocatedBytes(() => ours(output)):N0} bytes against "
                + $"{Rounds.AllocatedBytes(() => WriteByHand(rows, write, byHand)):N0} bytes"));
    }

    private static void WriteByHand(ByHand rows, Action<ByHand, Utf8JsonWriter> write, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        using var json = new Utf8JsonWriter(output, ByHand.Options);
        write(rows, json);
    }

    /// <summary>What writes the response of a question over and over: the product's whole way from the columns to the
    /// bytes, with the columns queried once.</summary>
    private static async Task<Action<ArrayBufferWriter<byte>>> WriterAsync(BenchHost host, string question)
    {
        var served = host.Services.GetRequiredService<GraphExecutor>().Schema.Query;
        var kept = new Dictionary<string, object?>();
        FieldResolver Once(string field) => async context => kept.TryGetValue(field, out var columns)
            ? columns
            : kept[field] = await served.Field(field)!.Resolver!(context); // the served schema resolves both
        var schema = new SchemaBuilder(SchemaText.Of(host.Services.GetRequiredService<QueryRunner>().Model))
            .Resolve("Query.table", Once("table"))
            .Resolve("Query.analysis", Once("analysis"))
            .Build();
        var executor = new GraphExecutor(schema, new GraphOptions());
        var plan = executor.Plan(
            executor.Prepare(System.Text.Encoding.UTF8.GetBytes(question)), new() { Context = AskOf(host) });
        await executor.ExecuteAsync(plan, new ArrayBufferWriter<byte>(), default);
        return output =>
        {
            output.ResetWrittenCount();
            var outcome = executor.ExecuteAsync(plan, output, default).AsTask().GetAwaiter().GetResult();
            if (outcome.ErrorCount > 0)
            {
                throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
            }
        };
    }

    private static Ask AskOf(BenchHost host)
    {
        var snapshots = host.Services.GetRequiredService<ServedSnapshots>();
        return new()
        {
            Snapshots = snapshots,
            Runner = host.Services.GetRequiredService<QueryRunner>(),
            Limits = new LimitOptions(),
            Lint = host.Services.GetRequiredService<AnswerLint>(),
            Options = new SnapshotOptions(),
            Current = snapshots.Lease(),
            Permalink = "",
        };
    }
}
