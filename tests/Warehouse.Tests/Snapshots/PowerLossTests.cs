using System.Collections.Immutable;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Tests.Snapshots;

/// <summary>Records the order of writes, flushes, renames and removals, cuts the power after every one, and looks at
/// every disk that could be found afterwards.</summary>
public sealed class PowerLossTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    [Fact]
    public void Power_lost_at_any_step_of_a_publish_leaves_a_whole_snapshot_named_by_CURRENT()
    {
        var old = _fixture.Publish("old");
        var before = LossyDisk.Of(_fixture.Store.Folder);

        var (next, steps) = Recorded(() => _fixture.Publish("next", "fedcba9876543210"));

        Assert.NotEmpty(steps);
        Assert.Equal([old.Id, next.Id], Served(before, steps).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Power_lost_at_any_step_of_a_rollback_leaves_the_one_or_the_other_served()
    {
        var old = _fixture.Publish("old");
        var current = _fixture.Publish("current");
        var before = LossyDisk.Of(_fixture.Store.Folder);
        using var writer = _fixture.Store.AcquireWriter();

        var (_, steps) = Recorded(() => _fixture.Store.Rollback(writer, old.Id));

        Assert.Equal([old.Id, current.Id], Served(before, steps).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Power_lost_at_any_step_of_retention_leaves_no_manifest_without_its_file()
    {
        Assert.All(Enumerable.Range(0, 4), _ => _fixture.Publish());
        var before = LossyDisk.Of(_fixture.Store.Folder);
        using var writer = _fixture.Store.AcquireWriter();

        var (gone, steps) = Recorded(() => _fixture.Store.Retain(writer, keep: 1));

        Assert.Equal(3, gone.Length);
        foreach (var names in LossyDisk.AfterEveryStep(before, steps).SelectMany(disk => disk.PossibleNames()))
        {
            var orphans = names.Keys.Where(name => name.EndsWith(".json", StringComparison.Ordinal)
                && !names.ContainsKey(Path.ChangeExtension(name, ".duckdb")));
            Assert.Empty(orphans);
        }
    }

    [Theory]
    [InlineData(nameof(DurableStepKind.Flush))]
    [InlineData(nameof(DurableStepKind.FlushFolder))]
    public void A_publish_without_its_flushes_would_be_found_out(string left)
    {
        _fixture.Publish("old");
        var before = LossyDisk.Of(_fixture.Store.Folder);

        var (_, steps) = Recorded(() => _fixture.Publish("next", "fedcba9876543210"));

        Assert.Contains("damaged", Served(before, [.. steps.Where(step => step.Kind.ToString() != left)]));
    }

    public void Dispose() => _fixture.Dispose();

    private static (T Result, ImmutableArray<DurableStep> Steps) Recorded<T>(Func<T> run)
    {
        var steps = ImmutableArray.CreateBuilder<DurableStep>();
        DurableFile.Observer.Value = steps.Add;
        try
        {
            return (run(), steps.ToImmutable());
        }
        finally
        {
            DurableFile.Observer.Value = null;
        }
    }

    private static HashSet<string> Served(LossyDisk before, ImmutableArray<DurableStep> steps) =>
        [.. LossyDisk.AfterEveryStep(before, steps).SelectMany(disk => disk.PossibleNames().Select(ServedBy))];

    private static string ServedBy(ImmutableDictionary<string, LossyFile> names) =>
        names.TryGetValue("CURRENT", out var current) && current is { IsWhole: true, Text: { } id }
            && names.TryGetValue(id.Trim() + ".duckdb", out var file) && file.IsWhole
            && names.TryGetValue(id.Trim() + ".json", out var manifest) && manifest.IsWhole
            ? id.Trim()
            : "damaged";
}
