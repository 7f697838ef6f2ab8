using System.Collections.Immutable;
using System.Security.Cryptography;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Snapshots;

/// <summary>The snapshots folder: which versions exist and which one is served.</summary>
/// <remarks>Holds <c>{id}.duckdb</c>, <c>{id}.json</c> (manifest), <c>{id}.pinned</c> (kept whatever the retention) and
/// <c>CURRENT</c> (one line: the id served). A reader needs no lock; writers take
/// <see cref="AcquireWriter"/>.</remarks>
public sealed class SnapshotStore
{
    private const string CurrentName = "CURRENT";
    private const string StagingPrefix = ".staging-";

    /// <summary>A store in a data folder; nothing is created before something is written.</summary>
    /// <param name="dataFolder">Snapshots live in its subfolder <c>snapshots</c>.</param>
    public SnapshotStore(string dataFolder) => Folder = Path.Combine(Path.GetFullPath(dataFolder), "snapshots");

    /// <summary>Full path of the snapshots folder.</summary>
    public string Folder { get; }

    /// <summary>Every complete snapshot, newest first. Damaged ones are left out; <see cref="Find"/> says what
    /// ails them.</summary>
    public ImmutableArray<Snapshot> List() =>
        [.. Ids().Select(Read).OfType<Snapshot>().OrderByDescending(snapshot => snapshot.Id, StringComparer.Ordinal)];

    /// <summary>The id that CURRENT holds, or null when nothing was published. Reads one small file.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_CORRUPT when CURRENT holds something else.</exception>
    public string? CurrentId()
    {
        try
        {
            var id = File.ReadAllText(PathOf(CurrentName)).Trim();
            return SnapshotId.IsValid(id) ? id : throw new AnalyticsException(SnapshotErrors.CurrentUnreadable());
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The snapshot served now.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_NONE, or SNAPSHOT_CORRUPT when CURRENT or what it names is
    /// damaged.</exception>
    public Snapshot Current()
    {
        var id = CurrentId() ?? throw new AnalyticsException(SnapshotErrors.None());
        return Read(id) ?? throw new AnalyticsException(SnapshotErrors.Corrupt(id, Damage(id)));
    }

    /// <summary>The snapshot with an id.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_NOT_FOUND, or SNAPSHOT_CORRUPT when its files are
    /// damaged.</exception>
    public Snapshot Find(string id)
    {
        if (!SnapshotId.IsValid(id) || !(File.Exists(FileOf(id)) || File.Exists(ManifestOf(id))))
        {
            throw new AnalyticsException(SnapshotErrors.NotFound(id));
        }

        return Read(id) ?? throw new AnalyticsException(SnapshotErrors.Corrupt(id, Damage(id)));
    }

    /// <summary>Reads the whole file and compares it with its manifest.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_CORRUPT when a byte changed.</exception>
    public void CheckContent(Snapshot snapshot)
    {
        if (HashOf(snapshot.Path) != snapshot.Manifest.FileHash)
        {
            throw new AnalyticsException(SnapshotErrors.Corrupt(snapshot.Id,
                "its bytes are not those that were published"));
        }
    }

    /// <summary>Takes the right to write, and removes what killed writers left behind.</summary>
    /// <exception cref="AnalyticsException">LOAD_ALREADY_RUNNING when another process holds it.</exception>
    public SnapshotWriter AcquireWriter()
    {
        Directory.CreateDirectory(Folder);
        var writer = SnapshotWriter.Acquire(Folder);
        SnapshotSweep.Orphans(Folder, StagingPrefix);
        return writer;
    }

    /// <summary>Makes an empty staging folder inside the snapshots folder, so that publishing is a rename.</summary>
    public string CreateStaging() =>
        Directory.CreateDirectory(PathOf(StagingPrefix + Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Makes a finished, closed file the served snapshot.</summary>
    /// <param name="writer">Proof that nobody else writes.</param>
    /// <param name="stagedFile">A checkpointed DuckDB file on the same disk; it moves.</param>
    /// <param name="manifest">Id, time, size and file hash are filled in here.</param>
    public Snapshot Publish(SnapshotWriter writer, string stagedFile, SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var complete = Complete(stagedFile, manifest);
        foreach (var step in StepsOf(stagedFile, complete))
        {
            step.Run();
        }

        return new Snapshot(FileOf(complete.Id), complete);
    }

    /// <summary>The manifest with its id, time, size and file hash; the id is later than every other.</summary>
    public SnapshotManifest Complete(string stagedFile, SnapshotManifest manifest)
    {
        var newest = Ids().Max(StringComparer.Ordinal);
        var at = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        if (newest is not null && SnapshotId.PublishedAt(newest) is { } last && last > at)
        {
            at = last; // the clock was set back
        }

        while (newest is not null && string.CompareOrdinal(SnapshotId.Of(at, "00000000"), newest) <= 0)
        {
            at = at.AddSeconds(1);
        }

        return manifest with
        {
            Id = SnapshotId.Of(at, manifest.ContentHash),
            PublishedAt = at,
            FileBytes = new FileInfo(stagedFile).Length,
            FileHash = HashOf(stagedFile),
        };
    }

    /// <summary>Publishing, step by step: until the last rename the former snapshot is served.</summary>
    public ImmutableArray<PublishStep> StepsOf(string stagedFile, SnapshotManifest manifest)
    {
        var stagedManifest = stagedFile + ".json";
        return
        [
            new("flush the file", () => DurableFile.Flush(stagedFile)),
            new("write the manifest", () => DurableFile.Write(stagedManifest, ManifestFile.Write(manifest))),
            new("name the file", () => DurableFile.Rename(stagedFile, FileOf(manifest.Id))),
            new("name the manifest", () => DurableFile.Rename(stagedManifest, ManifestOf(manifest.Id))),
            new("flush the names", () => DurableFile.FlushFolder(Folder)),
            .. SwitchTo(manifest.Id),
        ];
    }

    /// <summary>Serves an older or newer snapshot again. Readers notice as they notice a published one.</summary>
    /// <param name="writer">Proof that nobody else writes.</param>
    /// <param name="id">The snapshot; every byte of it is checked first.</param>
    /// <returns>The snapshot that is served now.</returns>
    /// <exception cref="AnalyticsException">SNAPSHOT_NOT_FOUND or SNAPSHOT_CORRUPT; what was served stays
    /// served.</exception>
    public Snapshot Rollback(SnapshotWriter writer, string id)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var snapshot = Find(id);
        CheckContent(snapshot);
        foreach (var step in SwitchTo(snapshot.Id))
        {
            step.Run();
        }

        return snapshot;
    }

    /// <summary>Whether a snapshot is kept whatever the retention.</summary>
    public bool IsPinned(string id) => File.Exists(PinOf(id));

    /// <summary>Keeps a snapshot for ever, whatever the retention.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_NOT_FOUND or SNAPSHOT_CORRUPT.</exception>
    public void Pin(string id)
    {
        DurableFile.Write(PinOf(Find(id).Id), []);
        DurableFile.FlushFolder(Folder);
        Find(id); // a load that ended meanwhile may have removed it before it saw the pin
    }

    /// <summary>Gives a snapshot back to the retention.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_NOT_FOUND or SNAPSHOT_CORRUPT.</exception>
    public void Unpin(string id) => DurableFile.Delete(PinOf(Find(id).Id));

    /// <summary>Removes snapshots beyond a number and beyond an age; never the served one, never a pinned
    /// one.</summary>
    /// <param name="writer">Proof that nobody else writes.</param>
    /// <param name="keep">How many to keep, 1 or more, the served one included, pinned ones not counted.</param>
    /// <param name="keepFor">How long after its publishing a snapshot is kept; null for ever.</param>
    /// <returns>The ids removed.</returns>
    public ImmutableArray<string> Retain(SnapshotWriter writer, int keep, TimeSpan? keepFor = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        var current = CurrentId();
        var oldest = keepFor is { } age ? SnapshotId.Of(DateTimeOffset.UtcNow - age, "00000000") : "";
        ImmutableArray<string> others =
        [
            .. Ids().Where(id => id != current && !IsPinned(id)).OrderDescending(StringComparer.Ordinal),
        ];
        ImmutableArray<string> gone =
        [
            .. others.Where((id, index) => index >= keep - 1 || string.CompareOrdinal(id, oldest) < 0),
        ];
        Remove(gone);
        return gone;
    }

    private void Remove(ImmutableArray<string> ids)
    {
        if (ids.IsEmpty)
        {
            return;
        }

        // without its manifest a file is an orphan, so a crash here leaves nothing half-listed
        foreach (var id in ids)
        {
            DurableFile.Delete(ManifestOf(id));
        }

        DurableFile.FlushFolder(Folder);
        foreach (var id in ids)
        {
            DurableFile.Delete(FileOf(id));
        }
    }

    private ImmutableArray<PublishStep> SwitchTo(string id)
    {
        var next = PathOf(CurrentName + ".tmp");
        return
        [
            new("write the next CURRENT",
                () => DurableFile.Write(next, [.. id.Select(sign => (byte)sign), (byte)'\n'])),
            new("switch CURRENT", () => DurableFile.Rename(next, PathOf(CurrentName))),
            new("flush the switch", () => DurableFile.FlushFolder(Folder)),
        ];
    }

    private IEnumerable<string> Ids() =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder,
                "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Where(SnapshotId.IsValid)
            : [];

    private Snapshot? Read(string id)
    {
        var file = new FileInfo(FileOf(id));
        return file.Exists && File.Exists(ManifestOf(id)) && ManifestFile.Read(ManifestOf(id)) is { } manifest
            && manifest.Id == id && manifest.FileBytes == file.Length
            ? new Snapshot(file.FullName, manifest)
            : null;
    }

    private string Damage(string id) =>
        !File.Exists(FileOf(id)) ? "its file is missing"
        : !File.Exists(ManifestOf(id)) ? "its manifest is missing"
        : ManifestFile.Read(ManifestOf(id)) is not { } manifest || manifest.Id != id ? "its manifest cannot be read"
        : $"its file has {new FileInfo(FileOf(id)).Length} bytes instead of {manifest.FileBytes}";

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private string PathOf(string name) => Path.Combine(Folder, name);

    private string FileOf(string id) => PathOf(id + ".duckdb");

    private string ManifestOf(string id) => PathOf(id + ".json");

    private string PinOf(string id) => PathOf(id + ".pinned");
}
