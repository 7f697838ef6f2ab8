using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Stage;
using Analytics.Loader.Verify;
using Analytics.Operational.Model;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Snapshots;
using DuckDB.NET.Data;

namespace Analytics.Loader.Publish;

/// <summary>Makes a verified warehouse the served snapshot.</summary>
public static class Publisher
{
    private static readonly RowWriter<QualityNote> Quality = new(
        "quality",
        ["code", "severity", "message_vi", "message_en", "count"],
        static (appender, in note) => appender.AppendValue(note.Code).AppendValue(note.Severity)
            .AppendValue(note.MessageVi).AppendValue(note.MessageEn).AppendValue(note.Count).EndRow());

    /// <summary>Writes the report into the file, closes it and publishes it.</summary>
    /// <param name="store">The snapshots folder.</param>
    /// <param name="writer">Proof that nobody else writes.</param>
    /// <param name="staged">A warehouse whose report blocks nothing; it is closed here.</param>
    /// <param name="origin">Where the data came from.</param>
    /// <param name="states">What the next load needs to know of the facts.</param>
    public static Snapshot Publish(
        SnapshotStore store, SnapshotWriter writer, StagedWarehouse staged, SnapshotOrigin origin,
        ImmutableArray<TableState> states)
    {
        staged.Append(Quality, origin.Report.Notes);
        var manifest = Manifest(staged, origin) with
        {
            States = states,
        };
        manifest = manifest with { ContentHash = ContentHash.Of(staged, states, manifest.Rows) };
        staged.Close();
        return store.Publish(writer, staged.File, manifest);
    }

    private static SnapshotManifest Manifest(StagedWarehouse staged, SnapshotOrigin origin) => new()
    {
        SourceWatermark = origin.Watermark,
        SourceIdentity = origin.Identity,
        VerifyRules = origin.VerifyRules,
        SourceCutoff = origin.Cutoff,
        ModelVersion = LoadModel.Version,
        ContentHash = "",
        Synthetic = origin.Dataset.IsSynthetic,
        DatasetName = origin.Dataset.Name,
        DatasetNameEn = origin.Dataset.NameEn,
        Citation = origin.Dataset.Citation,
        CitationEn = origin.Dataset.CitationEn,
        Rows = Rows(staged),
        ControlTotals = origin.Report.Totals,
        Quality = origin.Report.Notes,
        Broken = origin.Report.Broken,
        DuckDbVersion = staged.DuckDbVersion,
    };

    private static ImmutableArray<TableRows> Rows(StagedWarehouse staged) =>
    [
        .. WarehouseSchema.Star.Tables.Select(table => new TableRows(
            table.Name, staged.Query($"SELECT count(*) FROM {table.Name}", row => row.GetInt64(0))[0])),
    ];
}
