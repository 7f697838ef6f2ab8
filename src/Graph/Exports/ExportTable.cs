using System.Collections.Immutable;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Exports;

/// <summary>The answer of an export, ready to be written in any format.</summary>
internal sealed record ExportTable
{
    public required ExportQuestion Question { get; init; }

    public required Answer Answer { get; init; }

    /// <summary>What was asked for it: the question, and what its warnings asked beside it.</summary>
    public required ImmutableArray<Answer> Ran { get; init; }

    public required ImmutableArray<TableColumn> Columns { get; init; }

    /// <summary>What has to be known about the whole answer.</summary>
    public required ImmutableArray<Note> Warnings { get; init; }

    public required SnapshotManifest Manifest { get; init; }

    /// <summary>Version of the definitions.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Address, below that of the server, that answers the same again.</summary>
    public required string Permalink { get; init; }

    public Lang Lang => Question.Lang;

    public int RowCount => Answer.Rows?.RowCount ?? 0;

    /// <summary>What is to be told about the table itself, by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> About =>
    [
        new("snapshot", Manifest.Id),
        new("sourceCutoff", Scalars.Text(Manifest.SourceCutoff)),
        new("modelVersion", ModelVersion),
        new("geography", Frame.Text(Question.Request.Geography)),
        new("cite", Fields.SnapshotWriter.Cite(Manifest, Lang)),
        new("permalink", Permalink),
    ];
}
