using Analytics.Bench;

// Usage: dotnet run -c Release --project bench -- [load] [query] [answers] [asof] [hit] [parse] [prepare] [cached] [write]
// [--rows N] [--data FOLDER]
var arguments = BenchArguments.Parse(args);
var asked = arguments.Names;
var data = new BenchData(arguments);
(string Name, Func<BenchData, Task> RunAsync)[] onData =
[
    ("load", LoadBench.RunAsync), ("query", QueryBench.RunAsync), ("answers", AnswerBench.RunAsync),
    ("asof", AsOfBench.RunAsync),
    ("hit", HitBench.RunAsync), ("cached", CachedBench.RunAsync), ("write", WriteBench.RunAsync),
];

Console.WriteLine(data.Describe());
if (asked.Contains("parse"))
{
    ParseBench.Run();
}

if (asked.Contains("prepare"))
{
    PrepareBench.Run();
}

if (onData.Any(bench => asked.Contains(bench.Name)))
{
    await data.PrepareAsync();
}

foreach (var (_, runAsync) in onData.Where(bench => asked.Contains(bench.Name)))
{
    await runAsync(data);
}
