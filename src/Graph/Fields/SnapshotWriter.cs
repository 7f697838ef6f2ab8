using System.Globalization;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Fields;

/// <summary>Writes snapshots.</summary>
internal static class SnapshotWriter
{
    /// <summary>A writer of the fields that are selected under a snapshot.</summary>
    public static ValueWriter<SnapshotManifest> Of(Selection selection) =>
        ObjectWriter.Of<SnapshotManifest>("Snapshot", selection.Children, Field);

    /// <summary>How to cite a snapshot.</summary>
    public static string Cite(SnapshotManifest one, Lang lang) => lang == Lang.En
        ? $"{one.CitationEn} Snapshot {one.Id}{(one.Synthetic ? ", synthetic data" : "")}."
        : $"{one.Citation} Phiên bản dữ liệu {one.Id}{(one.Synthetic ? ", dữ liệu tổng hợp" : "")}.";

    private static ValueWriter<SnapshotManifest> Field(Selection field) => field.Field.Name switch
    {
        "id" => ObjectWriter.Text<SnapshotManifest>(one => one.Id),
        "publishedAt" => ObjectWriter.Text<SnapshotManifest>(one => Scalars.Text(one.PublishedAt)),
        "sourceWatermark" =>
            ObjectWriter.Text<SnapshotManifest>(one => one.SourceWatermark.ToString(CultureInfo.InvariantCulture)),
        "sourceCutoff" => ObjectWriter.Text<SnapshotManifest>(one => Scalars.Text(one.SourceCutoff)),
        "modelVersion" => ObjectWriter.Text<SnapshotManifest>(one => one.ModelVersion),
        "contentHash" => ObjectWriter.Text<SnapshotManifest>(one => one.ContentHash),
        "synthetic" => (json, one) => json.WriteBooleanValue(one.Synthetic),
        "cite" => Citation(field),
        "quality" => Quality(field),
        "rows" => Rows(field),
        _ => throw ObjectWriter.Unknown(field),
    };

    private static ValueWriter<SnapshotManifest> Citation(Selection field)
    {
        var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "EN");
        return ObjectWriter.Text<SnapshotManifest>(one => Cite(one, lang));
    }

    private static ValueWriter<SnapshotManifest> Quality(Selection field)
    {
        var write = NoteWriter.ListOf(field);
        return (json, one) => write(json, one.Quality.Select(note => new Note(
            note.Code, new Wording(note.MessageVi, note.MessageEn),
            note.Severity == "INFO" ? Severity.Info : Severity.Warning)));
    }

    private static ValueWriter<SnapshotManifest> Rows(Selection field)
    {
        var write = ObjectWriter.ListOf(ObjectWriter.Of<TableRows>("TableRows", field.Children, RowsField));
        return (json, one) => write(json, one.Rows);
    }

    private static ValueWriter<TableRows> RowsField(Selection field) => field.Field.Name switch
    {
        "table" => ObjectWriter.Text<TableRows>(one => one.Table),
        "rows" => (json, one) => json.WriteNumberValue(one.Rows),
        _ => throw ObjectWriter.Unknown(field),
    };
}
