using Analytics.Bench;

// Usage: dotnet run -c Release --project bench -- [name ...] [--rows N] [--data FOLDER] [--as-loaded]
// No name runs all; --as-loaded asks the snapshot of a former run instead of loading one.
(string Name, Func<BenchData, Task> RunAsync)[] benches =
[
    ("parse", _ => Now(ParseBench.Run)),
    ("prepare", _ => Now(PrepareBench.Run)),
    ("load", LoadBench.RunAsync),
    ("incremental", IncrementalBench.RunAsync),
    ("query", QueryBench.RunAsync),
    ("answers", AnswerBench.RunAsync),
    ("asof", AsOfBench.RunAsync),
    ("write", WriteBench.RunAsync),
    ("long", LongBench.RunAsync),
    ("hit", HitBench.RunAsync),
    ("cached", CachedBench.RunAsync),
    ("serve", ServeBench.RunAsync),
    ("refused", RefusedBench.RunAsync),
    ("miss", MissBench.RunAsync),
    ("redis", RedisBench.RunAsync),
    ("start", StartBench.RunAsync),
];
string[] withoutData = ["parse", "prepare"];
var arguments = BenchArguments.Parse(args, [.. benches.Select(bench => bench.Name)]);
var data = new BenchData(arguments);

Console.WriteLine(data.Describe());
if (arguments.Names.Except(withoutData).Count > 0)
{
    await data.PrepareAsync();
}

foreach (var (_, runAsync) in benches.Where(bench => arguments.Names.Contains(bench.Name)))
{
    await runAsync(data);
}

static Task Now(Action run)
{
    run();
    return Task.CompletedTask;
}
