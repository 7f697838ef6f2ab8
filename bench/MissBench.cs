using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;

namespace Analytics.Bench;

/// <summary>What a new question costs beside the work of DuckDB: over HTTP against the same statements, prepared, on a
/// connection of their own; and how long light ones take while heavy ones saturate the host.</summary>
public static class MissBench
{
    private static int number;

    /// <summary>Prints times and ratios.</summary>
    public static async Task RunAsync(BenchData data)
    {
        await using var host = await BenchHost.StartAsync(data, ("Snapshots:ShowPlan", "true"));
        await host.UseAreaAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        await using var connection = new DuckDBConnection($"Data Source={data.Snapshot.Path};ACCESS_MODE=READ_ONLY");
        await connection.OpenAsync();
        var light = ServeScripts.Light.Replace("{AREA}", host.Area);
        var bare = await CompareAsync(client, connection, "light", light, 300);
        await CompareAsync(client, connection, "heavy", ServeScripts.Heavy, 20);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"a light question over HTTP takes {bare:0.00} ms more than its statements"));
        await SaturateAsync(client, light);
    }

    private static async Task<double> CompareAsync(
        HttpClient client, DuckDBConnection connection, string name, string query, int rounds)
    {
        var statements = await PlanAsync(client, query);
        for (var at = 0; at < statements.Length; at++)
        {
            Run(connection, $"PREPARE {name}{at} AS {statements[at]}");
        }

        var measured = await Rounds.RatioAsync(
            $"a new {name} question over HTTP / its statements, prepared",
            rounds,
            () => AskAsync(client, query),
            () => Task.Run(() =>
            {
                for (var at = 0; at < statements.Length; at++)
                {
                    Run(connection, $"EXECUTE {name}{at}");
                }
            }));
        return measured.A - measured.B;
    }

    private static async Task SaturateAsync(HttpClient client, string light)
    {
        var idle = await P99Async(client, light);
        using var stop = new CancellationTokenSource();
        var saturating = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await AskAsync(client, ServeScripts.Heavy);
            }
        })).ToList();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var busy = await P99Async(client, light);
        await stop.CancelAsync();
        await Task.WhenAll(saturating);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p99 of light questions while heavy ones saturate / idle: {busy:0.0} ms against {idle:0.0} ms, ratio "
                + $"{busy / idle:0.0}"));
    }

    private static async Task<double> P99Async(HttpClient client, string query)
    {
        var took = new List<double>();
        for (var round = 0; round < 300; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await AskAsync(client, query);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        took.Sort();
        return took[(took.Count * 99 / 100) - 1];
    }

    private static async Task<string[]> PlanAsync(HttpClient client, string query)
    {
        var withPlan = query.Replace("{ total {", "{ meta { plan } total {")
            .Replace("{ rows(", "{ meta { plan } rows(");
        using var reply = await client.PostAsJsonAsync(
            "/graphql", new { query = withPlan, variables = new { n = "plan" } });
        var json = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!; // a reply is JSON
        return json["data"]?["analysis"]?["meta"]?["plan"]?.AsArray().Select(one => one!.GetValue<string>()).ToArray()
            ?? throw new InvalidOperationException(json.ToJsonString());
    }

    private static async Task AskAsync(HttpClient client, string query)
    {
        using var reply = await client.PostAsJsonAsync(
            "/graphql", new { query, variables = new { n = "x" + Interlocked.Increment(ref number) } });
        if (reply.IsSuccessStatusCode && reply.Headers.GetValues("X-Cache").Single() != "MISS")
        {
            throw new InvalidOperationException("The question was not new.");
        }

        await reply.Content.ReadAsByteArrayAsync();
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                _ = reader.GetValue(column);
            }
        }
    }
}
