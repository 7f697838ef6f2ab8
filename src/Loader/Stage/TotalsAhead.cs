using System.Collections.Immutable;
using Analytics.Loader.Extract;

namespace Analytics.Loader.Stage;

/// <summary>Lets the source add up its totals while the warehouse is put together and checked. Nothing else may be read
/// from the source meanwhile.</summary>
public sealed class TotalsAhead(SourceRead source, CancellationToken stop) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private readonly Dictionary<string, ImmutableArray<TotalLine>> _known = [];

    /// <summary>What the source says, once it is known.</summary>
    public Task<StagedTotals> Result { get; private set; } =
        Task.FromException<StagedTotals>(new InvalidOperationException("Nothing was asked for."));

    /// <summary>Keeps totals of a table that were read already.</summary>
    public void Add(string table, ImmutableArray<TotalLine> lines) => _known.Add(table, lines);

    /// <summary>Begins to read.</summary>
    /// <param name="tables">Tables whose totals are still to be read.</param>
    /// <param name="scope">Which of them.</param>
    /// <param name="rejected">Ids of the records that are rejected, by table.</param>
    public void Begin(
        ImmutableArray<string> tables, TotalScope scope, ImmutableDictionary<string, List<long>> rejected) =>
        Result = Task.Run(() => ReadAsync(tables, scope, rejected), _stop.Token);

    /// <summary>Stops reading; the source is free then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)Result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task<StagedTotals> ReadAsync(
        ImmutableArray<string> tables, TotalScope scope, ImmutableDictionary<string, List<long>> rejected)
    {
        foreach (var table in tables)
        {
            _known.Add(table, await source.Totals.ReadAsync(table, scope, _stop.Token));
        }

        var ofRejected = ImmutableDictionary.CreateBuilder<string, ImmutableArray<TotalLine>>();
        foreach (var (table, ids) in rejected)
        {
            ofRejected.Add(table, await source.Totals.OfRecordsAsync(table, ids, _stop.Token));
        }

        return new(scope, _known.ToImmutableDictionary(), ofRejected.ToImmutable());
    }
}
