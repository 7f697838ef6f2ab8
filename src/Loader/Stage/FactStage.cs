namespace Analytics.Loader.Stage;

/// <summary>The stage line's part of one fact: begin, append batches, sort and roll up.</summary>
internal sealed class FactStage<TRecord, TRow>(StagedWarehouse staged, RowWriter<TRow> writer,
    Func<TRecord, TRow> shape)
{
    private FactAppender<TRow>? _appender;

    public void Begin() => _appender = staged.BeginFact(writer);

    public void Append(TRecord[] batch)
    {
        foreach (var record in batch)
        {
            _appender?.Add(shape(record));
        }
    }

    public void Sort()
    {
        _appender?.Dispose();
        staged.SortFact(writer.Table);
        staged.RollUp(writer.Table);
    }
}
