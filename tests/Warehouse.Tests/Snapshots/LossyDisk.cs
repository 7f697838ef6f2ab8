using System.Collections.Immutable;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Tests.Snapshots;

/// <summary>The content behind a name.</summary>
/// <param name="IsWhole">Whether the content would survive a power cut.</param>
/// <param name="Text">What CURRENT says; null for all other files.</param>
internal sealed record LossyFile(bool IsWhole, string? Text);

/// <summary>A disk that promises no more than POSIX does: content is safe once its file was flushed, names once their
/// folder was. Of the names changed since, any may have reached the disk and any may not.</summary>
/// <param name="Live">What a program sees, by the last part of the name.</param>
/// <param name="Safe">Names that are on the disk.</param>
/// <param name="Pending">Changes of names since the last flush of the folder.</param>
internal sealed record LossyDisk(
    ImmutableDictionary<string, LossyFile> Live,
    ImmutableDictionary<string, LossyFile> Safe,
    ImmutableArray<DurableStep> Pending)
{
    public static LossyDisk Of(string folder)
    {
        var files = Directory.GetFiles(folder).Where(path => !Path.GetFileName(path).StartsWith('.'))
            .ToImmutableDictionary(NameOf, path => new LossyFile(true, TextOf(path)));
        return new LossyDisk(files, files, []);
    }

    public static IEnumerable<LossyDisk> AfterEveryStep(LossyDisk before, ImmutableArray<DurableStep> steps)
    {
        var disk = before;
        yield return disk;
        foreach (var step in steps)
        {
            disk = disk.After(step);
            yield return disk;
        }
    }

    /// <summary>Every state of the names that may be found after a power cut.</summary>
    public IEnumerable<ImmutableDictionary<string, LossyFile>> PossibleNames() =>
        from kept in Enumerable.Range(0, 1 << Pending.Length)
        select Pending.Where((_, index) => (kept & (1 << index)) != 0).Aggregate(Safe, Named);

    private LossyDisk After(DurableStep step) => step.Kind switch
    {
        DurableStepKind.Write => With(NameOf(step.Path), new LossyFile(false, TextOf(step.Path))),
        DurableStepKind.Flush => With(
            NameOf(step.Path), Live.GetValueOrDefault(NameOf(step.Path), new LossyFile(false, null)) with
            {
                IsWhole = true,
            }),
        DurableStepKind.FlushFolder => this with { Safe = Live, Pending = [] },
        _ => this with { Live = Named(Live, step), Pending = Pending.Add(step) },
    };

    // The content of a file may change at once; that it has a name at all is safe only after a flush of the folder.
    private LossyDisk With(string name, LossyFile file) => this with
    {
        Live = Live.SetItem(name, file),
        Safe = Safe.ContainsKey(name) ? Safe.SetItem(name, file) : Safe,
    };

    private ImmutableDictionary<string, LossyFile> Named(
        ImmutableDictionary<string, LossyFile> names, DurableStep step)
    {
        var name = NameOf(step.Path);
        return step is { Kind: DurableStepKind.Rename, To: { } to }
            ? names.Remove(name).SetItem(NameOf(to), ContentOf(name, NameOf(to)))
            : names.Remove(name);
    }

    // The content goes with the file: what it is known as now, before or after its renaming.
    private LossyFile ContentOf(string from, string to) =>
        Live.GetValueOrDefault(from) ?? Live.GetValueOrDefault(to) ?? new LossyFile(false, null);

    private static string NameOf(string path) => Path.GetFileName(path);

    // The steps are looked at when all are done: what the next CURRENT said is what CURRENT says now.
    private static string? TextOf(string path) =>
        Path.GetFileName(path).StartsWith("CURRENT", StringComparison.Ordinal)
            ? File.ReadAllText(Path.Combine(Path.GetDirectoryName(path) ?? "", "CURRENT"))
            : null;
}
