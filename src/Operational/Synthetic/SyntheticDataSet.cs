using Analytics.Operational.Errors;
using Analytics.Operational.Sources;
using Analytics.Operational.Synthetic.World;
using Analytics.Operational.Synthetic.Writing;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Synthetic;

/// <summary>Generated records on the real map: for load tests and benchmarks, never mixed with published
/// figures.</summary>
public static class SyntheticDataSet
{
    /// <summary>The day after the last one of the data; midnight of it in Hà Nội is the cut-off.</summary>
    internal static readonly DateOnly CutoffDay = new(2026, 2, 1);

    /// <summary>Fills an empty database in one transaction.</summary>
    /// <param name="context">An operational database that has its schema and no rows.</param>
    /// <param name="options">Size and seed.</param>
    /// <param name="progress">Told each time a table is complete; null tells nobody.</param>
    /// <param name="stop">Stops between batches; nothing stays written.</param>
    /// <returns>Rows written to all tables.</returns>
    /// <exception cref="SourceException">SOURCE_BAD_SIZE, SOURCE_NOT_EMPTY, SOURCE_SCHEMA_MISSING,
    /// SOURCE_UNREACHABLE.</exception>
    public static async Task<long> LoadAsync(
        OperationalContext context,
        SyntheticOptions options,
        IProgress<SyntheticProgress>? progress = null,
        CancellationToken stop = default)
    {
        if (options.Disbursements is < 1_000 or > 100_000_000)
        {
            throw new SourceException(SourceErrors.BadSize(options.Disbursements));
        }

        await OperationalDatabase.RequireEmptyAsync(context, stop);
        return await SourceAccess.GuardAsync(context, () => FillAsync(context, options, progress, stop), stop);
    }

    internal static async Task<long> WriteAsync(
        IRowSink sink, SyntheticOptions options, IProgress<SyntheticProgress>? progress, CancellationToken stop)
    {
        var dimensions = SyntheticDimensions.Read();
        var tables = new SyntheticTables(sink, progress, stop);
        await sink.BeginAsync(stop);
        await tables.WriteDimensionsAsync(dimensions, options);
        await tables.WriteFactsAsync(SyntheticWorld.Of(dimensions, options));
        await sink.EndAsync(stop);
        return tables.Rows;
    }

    private static async Task<long> FillAsync(
        OperationalContext context,
        SyntheticOptions options,
        IProgress<SyntheticProgress>? progress,
        CancellationToken stop)
    {
        await context.Database.OpenConnectionAsync(stop);
        await using var journal = await BulkJournal.BeginAsync(context, stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        IRowSink sink = context.Database.IsSqlServer() ? new EntityRowSink(context) : new SqliteRowSink(context);
        var rows = await WriteAsync(sink, options, progress, stop);
        await LateChanges.ApplyAsync(context, stop);
        await transaction.CommitAsync(stop);
        return rows;
    }
}
