using Analytics.Loader.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Random operations of people at an operational database; the same seed gives the same ones. No operation
/// makes what Verify blocks, but many make records that have to be rejected.</summary>
internal sealed class History(int seed)
{
    private readonly Random _random = new(seed);
    private readonly HistoryRecords _records = new(new Random(seed + 1));
    private readonly HistoryDimensions _dimensions = new(new Random(seed + 2));

    /// <summary>Operations done so far, for a failing test.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Does some operations, each of them saved by itself.</summary>
    public void Run(SmallSource source, int operations)
    {
        using var context = source.Open();
        context.Database.OpenConnection();
        context.Database.ExecuteSqlRaw("PRAGMA synchronous = OFF"); // a test needs no disk that survives a power cut
        for (var operation = 0; operation < operations; operation++)
        {
            var name = _random.Next(12) == 0 ? _dimensions.Change(context) : _records.Change(context);
            context.SaveChanges();
            Done.Add(name);
        }
    }
}
