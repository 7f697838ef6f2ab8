using Analytics.Bench;

// Usage: dotnet run -c Release --project bench -- [load] [query] [rollup] [hit] [--rows N] [--data FOLDER]
var data = new BenchData(BenchArguments.Parse(args));
var asked = BenchArguments.Parse(args).Names;

await data.PrepareAsync();
Console.WriteLine(data.Describe());
if (asked.Contains("load"))
{
    await LoadBench.RunAsync(data);
}

if (asked.Contains("query"))
{
    await QueryBench.RunAsync(data);
}

if (asked.Contains("rollup"))
{
    await RollupBench.RunAsync(data);
}

if (asked.Contains("hit"))
{
    await HitBench.RunAsync(data);
}
