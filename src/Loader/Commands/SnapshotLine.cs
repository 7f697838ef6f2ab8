using System.Collections.Immutable;
using System.Globalization;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary>One snapshot in a list.</summary>
internal sealed record SnapshotLine(
    string Id, bool Served, bool Pinned, DateTimeOffset PublishedAt, DateTimeOffset SourceCutoff, long Rows,
    long Bytes, string ContentHash, string ModelVersion, bool Synthetic)
{
    public static ImmutableArray<SnapshotLine> Of(SnapshotStore store)
    {
        var current = store.CurrentId();
        return
        [
            .. store.List().Select(snapshot => new SnapshotLine(
                snapshot.Id,
                snapshot.Id == current,
                store.IsPinned(snapshot.Id),
                snapshot.Manifest.PublishedAt,
                snapshot.Manifest.SourceCutoff,
                snapshot.Manifest.Rows.Sum(table => table.Rows),
                snapshot.Manifest.FileBytes,
                snapshot.Manifest.ContentHash,
                snapshot.Manifest.ModelVersion,
                snapshot.Manifest.Synthetic)),
        ];
    }

    public static void Write(TextWriter output, ImmutableArray<SnapshotLine> lines)
    {
        if (lines.IsEmpty)
        {
            output.WriteLine("No snapshot has been published yet.");
        }

        foreach (var line in lines)
        {
            var marks = (line.Pinned ? "  pinned" : "") + (line.Synthetic ? "  synthetic" : "");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(line.Served ? '*' : ' ')} {line.Id}  {line.Rows,12:N0} rows  {line.Bytes,14:N0} bytes{marks}"));
        }
    }
}
