using Analytics.Operational.Model;

namespace Analytics.Operational.Synthetic.Writing;

/// <summary>Takes streams of rows into an empty database, one table after the other.</summary>
internal interface IRowSink
{
    /// <summary>Makes the database ready for many rows.</summary>
    Task BeginAsync(CancellationToken stop);

    /// <summary>Writes rows as they come; a row without an id gets the next number of its table.</summary>
    /// <returns>Rows written.</returns>
    Task<long> WriteAsync<TRecord>(IEnumerable<TRecord> rows, CancellationToken stop)
        where TRecord : OperationalRecord;

    /// <summary>Leaves the database as one that was filled row by row.</summary>
    Task EndAsync(CancellationToken stop);
}
