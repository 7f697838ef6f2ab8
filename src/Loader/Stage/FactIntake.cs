using Analytics.Loader.Progress;
using Analytics.Loader.Shape;

namespace Analytics.Loader.Stage;

/// <summary>Takes records in: reading stays on the caller's thread, shaping and appending run behind it on the stage
/// line.</summary>
internal sealed class FactIntake(
    StagedWarehouse staged, StageLine line, Unresolved unresolved, StageOptions options, ILoadProgress progress)
{
    /// <summary>Appends a fact's records to its unsorted rows; rejected ones go to <c>rejected_record</c>.</summary>
    /// <returns>Records read.</returns>
    public async Task<long> TakeAsync<TRecord, TRow>(
        FactRoad<TRecord, TRow> road, IAsyncEnumerable<TRecord> records, CancellationToken stop)
    {
        FactAppender<TRow>? appender = null;
        var read = 0L;
        await line.PostAsync(() => appender = staged.BeginFact(road.Writer), stop);
        await foreach (var batch in records.Chunk(options.BatchRows).WithCancellation(stop))
        {
            await line.PostAsync(() => Append(road, batch, appender), stop);
            progress.Rows(road.Table, read += batch.Length);
        }

        await line.PostAsync(() => appender?.Dispose(), stop);
        return read;
    }

    private void Append<TRecord, TRow>(
        FactRoad<TRecord, TRow> road, TRecord[] batch, FactAppender<TRow>? appender)
    {
        var rejections = new List<RejectedRow>();
        foreach (var record in batch)
        {
            if (road.TryShape(record, unresolved, out var row, out var rejected))
            {
                appender?.Add(row);
            }
            else if (rejected is not null)
            {
                rejections.Add(rejected);
            }
        }

        if (rejections.Count > 0)
        {
            staged.Append(DimensionWriters.Rejected, rejections);
        }
    }
}
