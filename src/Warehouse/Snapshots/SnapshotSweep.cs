namespace Analytics.Warehouse.Snapshots;

/// <summary>Removes what a killed writer left behind. Only the holder of the writer lock may call it.</summary>
internal static class SnapshotSweep
{
    /// <summary>Staging folders, an unfinished CURRENT, files without manifest, pins of nothing. A manifest
    /// without file stays: it is evidence of damage.</summary>
    public static void Orphans(string folder, string stagingPrefix)
    {
        foreach (var staging in Directory.GetDirectories(folder, stagingPrefix + "*"))
        {
            Directory.Delete(staging, recursive: true);
        }

        foreach (var unfinished in Directory.GetFiles(folder, "*.tmp"))
        {
            File.Delete(unfinished);
        }

        foreach (var file in Directory.GetFiles(folder, "*.duckdb").Where(IsOrphan))
        {
            File.Delete(file);
        }

        foreach (var pin in Directory.GetFiles(folder, "*.pinned").Where(PinsNothing))
        {
            File.Delete(pin);
        }
    }

    private static bool PinsNothing(string pin) =>
        !File.Exists(Path.ChangeExtension(pin, ".json")) && !File.Exists(Path.ChangeExtension(pin, ".duckdb"));

    // A snapshot that CURRENT names keeps its file even when its manifest was lost: an operator may restore that.
    private static bool IsOrphan(string file) =>
        !File.Exists(Path.ChangeExtension(file, ".json"))
        && SnapshotId.IsValid(Path.GetFileNameWithoutExtension(file))
        && !NamedByCurrent(file);

    private static bool NamedByCurrent(string file)
    {
        var current = Path.Combine(Path.GetDirectoryName(file) ?? "", "CURRENT");
        return File.Exists(current) && File.ReadAllText(current).Trim() == Path.GetFileNameWithoutExtension(file);
    }
}
