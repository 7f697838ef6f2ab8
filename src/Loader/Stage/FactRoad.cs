using Analytics.Loader.Extract;
using Analytics.Loader.Shape;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Loader.Stage;

/// <summary>The road of one fact from its source table into its warehouse table.</summary>
internal abstract class FactRoad(string table)
{
    /// <summary>Warehouse name.</summary>
    public string Table { get; } = table;

    /// <summary>Reads, shapes and appends the records of some ranges to the fact's unsorted rows.</summary>
    /// <returns>Records read.</returns>
    public abstract Task<long> TakeAsync(FactIntake intake, IEnumerable<ReadRange> ranges, CancellationToken stop);
}

/// <inheritdoc/>
/// <param name="read">Reads a range.</param>
/// <param name="idOf">Id of a record, and its inspection where it is a part of one.</param>
/// <param name="shape">Shapes one record.</param>
/// <param name="writer">Writes one row.</param>
internal sealed class FactRoad<TRecord, TRow>(
    Func<ReadRange, CancellationToken, IAsyncEnumerable<TRecord>> read,
    Func<TRecord, (long Id, long? Inspection)> idOf,
    Func<TRecord, TRow> shape,
    RowWriter<TRow> writer) : FactRoad(writer.Table)
{
    public override Task<long> TakeAsync(FactIntake intake, IEnumerable<ReadRange> ranges, CancellationToken stop) =>
        intake.TakeAsync(this, ranges.ToAsyncEnumerable().SelectMany(range => read(range, stop)), stop);

    /// <summary>How rows are written.</summary>
    public RowWriter<TRow> Writer => writer;

    /// <summary>The row of a record.</summary>
    /// <returns>False with the reason when the record refers to what does not exist.</returns>
    public bool TryShape(TRecord record, Unresolved unresolved, out TRow row, out RejectedRow? rejected)
    {
        row = shape(record);
        rejected = unresolved.TakeOfRecord() is { } reason
            ? new(Table, idOf(record).Id, idOf(record).Inspection, RejectedRow.Reference, reason)
            : null;
        return rejected is null;
    }
}
