using Analytics.Loader.Extract;
using Analytics.Loader.Shape;
using Analytics.Operational.Model;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Loader.Stage;

/// <summary>Stages everything beside the facts. It is some thousand rows, so every load writes it anew.</summary>
internal static class BesideStage
{
    /// <summary>Every table that is written here, spans apart.</summary>
    private static readonly string[] Tables =
    [
        "area", "area_record", "member", "area_class_membership", "area_succession", "project_applicability", "target",
        "control_figure", "quality",
    ];

    /// <summary>Writes all tables beside the facts but spans, which are known only after the last record. After it
    /// whatever cannot be resolved belongs to a record.</summary>
    public static async Task WriteAsync(
        SourceRead source, ShapeContext shape, StagedWarehouse staged, CancellationToken stop)
    {
        foreach (var table in Tables)
        {
            staged.Run($"DELETE FROM {table}"); // of the former snapshot, in a copy of it
        }

        var beside = new BesideShape(shape);
        staged.Append(DimensionWriters.Area, shape.Areas.Rows);
        staged.Append(DimensionWriters.AreaRecord, shape.Areas.Records);
        staged.Append(DimensionWriters.Member, shape.Members.Rows);
        staged.Append(DimensionWriters.AreaClass, shape.Classes.Rows);
        staged.Append(DimensionWriters.Succession, shape.Source.Successions.Select(beside.Shape));
        staged.Append(DimensionWriters.Applicability, shape.Source.Applicabilities.Select(beside.Shape));
        shape.Unresolved.BeginRecords();
        staged.Run("DELETE FROM rejected_record WHERE table_name IN ('target', 'control_figure')");
        await WriteAsync(
            source.Records<Target>(ReadRange.All, stop), beside.Shape, DimensionWriters.Target, shape, staged);
        await WriteAsync(
            source.Records<ControlFigure>(ReadRange.All, stop), beside.Shape, DimensionWriters.ControlFigure, shape,
            staged);
    }

    private static async Task WriteAsync<TRecord, TRow>(
        IAsyncEnumerable<TRecord> records, Func<TRecord, TRow> shapeOne, RowWriter<TRow> writer, ShapeContext shape,
        StagedWarehouse staged)
        where TRecord : OperationalRecord
    {
        var (rows, rejections) = (new List<TRow>(), new List<RejectedRow>());
        await foreach (var record in records)
        {
            var row = shapeOne(record);
            if (shape.Unresolved.TakeOfRecord() is { } reason)
            {
                rejections.Add(new(writer.Table, record.Id, null, RejectedRow.Reference, reason));
            }
            else
            {
                rows.Add(row);
            }
        }

        staged.Append(writer, rows);
        staged.Append(DimensionWriters.Rejected, rejections);
    }
}
