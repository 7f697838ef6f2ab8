using System.Runtime.CompilerServices;
using Analytics.Operational.Errors;
using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Reading;

/// <summary>Reads all tables of the operational database as they were at one moment, row by row, without keeping rows.
/// One read at a time; it never writes.</summary>
public sealed class OperationalReader : IAsyncDisposable
{
    private readonly OperationalContext context;
    private readonly ReadView view;
    private readonly int pageRows;

    private OperationalReader(OperationalContext context, ReadView view, int pageRows)
    {
        this.context = context;
        this.view = view;
        this.pageRows = pageRows;
    }

    /// <summary>Row version up to which the view holds every change. The next incremental load reads what comes after
    /// it; rows with a higher version may be in the view too and are then read twice.</summary>
    public long Watermark => view.Watermark;

    /// <summary>Tells this database from every other; null where it does not tell.</summary>
    public string? Identity => view.Identity;

    /// <summary>Connects, checks that the schema is whole and not empty, and begins the view.</summary>
    /// <param name="options">Where the database is.</param>
    /// <param name="stop">Stops the connecting.</param>
    /// <exception cref="SourceException">SOURCE_UNREACHABLE, SOURCE_BAD_CONNECTION, SOURCE_SCHEMA_MISSING naming the
    /// tables and columns, SOURCE_EMPTY naming the table, SOURCE_SNAPSHOT_NOT_ALLOWED on a SQL Server database that
    /// does not allow snapshot isolation.</exception>
    public static async Task<OperationalReader> OpenAsync(OperationalOptions options, CancellationToken stop = default)
    {
        var context = new OperationalContextFactory(ReadOnlySource.Of(options)).CreateDbContext();
        try
        {
            var view = await SourceAccess.GuardAsync(context, () => BeginAsync(context, stop), stop);
            return new(context, view, options.PageRows);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>Streams the rows of a table in the order of their ids, page by page.</summary>
    /// <typeparam name="TRecord">The entity of the table.</typeparam>
    /// <param name="range">Which rows.</param>
    /// <param name="stop">Stops between rows.</param>
    /// <exception cref="SourceException">SOURCE_UNREACHABLE when the database goes away; SOURCE_BAD_VALUE naming the
    /// table when a column holds something that is not of its type.</exception>
    public IAsyncEnumerable<TRecord> ReadAsync<TRecord>(ReadRange range, CancellationToken stop = default)
        where TRecord : OperationalRecord =>
        PagesAsync<TRecord, TRecord>(
            after => ReadQueries.Page<TRecord>(context, range, after, pageRows), row => row.Id, stop);

    /// <summary>Streams the marks of a table's rows in the order of their last change, page by page.</summary>
    /// <typeparam name="TRecord">The entity of the table.</typeparam>
    /// <param name="range">Which rows.</param>
    /// <param name="stop">Stops between rows.</param>
    /// <exception cref="SourceException">As <see cref="ReadAsync"/>.</exception>
    public async IAsyncEnumerable<RecordMark> MarksAsync<TRecord>(
        ReadRange range, [EnumeratorCancellation] CancellationToken stop = default)
        where TRecord : OperationalRecord
    {
        var (last, read) = (new RecordMark(range.After ?? 0, long.MaxValue), 0);
        do
        {
            read = 0;
            var page = ReadQueries.PageOfMarks<TRecord>(context, range, last, pageRows);
            await foreach (var mark in StreamAsync(page, typeof(TRecord).Name, stop))
            {
                (last, read) = (mark, read + 1);
                yield return mark;
            }
        }
        while (read == pageRows);
    }

    /// <summary>Streams the rows of a query over two tables that answers one row for each row of the first, page by
    /// page in the order of its ids.</summary>
    /// <typeparam name="TRecord">The entity of the first table.</typeparam>
    /// <typeparam name="TOther">The entity of the second table; all its rows that are not withdrawn take
    /// part.</typeparam>
    /// <typeparam name="TResult">What the query answers.</typeparam>
    /// <param name="range">Which rows of the first table.</param>
    /// <param name="shape">The query; it must translate to SQL as a whole and keep the order.</param>
    /// <param name="idOf">The id of a result's row.</param>
    /// <param name="stop">Stops between rows.</param>
    /// <exception cref="SourceException">As <see cref="ReadAsync"/>.</exception>
    public IAsyncEnumerable<TResult> ReadWithAsync<TRecord, TOther, TResult>(
        ReadRange range,
        Func<IQueryable<TRecord>, IQueryable<TOther>, IQueryable<TResult>> shape,
        Func<TResult, long> idOf,
        CancellationToken stop = default)
        where TRecord : OperationalRecord
        where TOther : OperationalRecord =>
        PagesAsync<TRecord, TResult>(
            after => shape(
                ReadQueries.Page<TRecord>(context, range, after, pageRows),
                ReadQueries.Rows<TOther>(context, ReadRange.All)),
            idOf,
            stop);

    /// <summary>Streams the rows of a query over a table, such as a sum by area and year.</summary>
    /// <typeparam name="TRecord">The entity of the table.</typeparam>
    /// <typeparam name="TResult">What the query answers.</typeparam>
    /// <param name="range">Which rows the query sees.</param>
    /// <param name="shape">The query; it must translate to SQL as a whole.</param>
    /// <param name="stop">Stops between rows.</param>
    /// <exception cref="SourceException">As <see cref="ReadAsync"/>.</exception>
    public IAsyncEnumerable<TResult> QueryAsync<TRecord, TResult>(
        ReadRange range,
        Func<IQueryable<TRecord>, IQueryable<TResult>> shape,
        CancellationToken stop = default)
        where TRecord : OperationalRecord =>
        StreamAsync(shape(ReadQueries.Rows<TRecord>(context, range)), typeof(TRecord).Name, stop);

    /// <summary>Streams the rows of a query over two tables, such as visits with their inspection.</summary>
    /// <typeparam name="TRecord">The entity of the first table.</typeparam>
    /// <typeparam name="TOther">The entity of the second table; all its rows that are not withdrawn take
    /// part.</typeparam>
    /// <typeparam name="TResult">What the query answers.</typeparam>
    /// <param name="range">Which rows of the first table the query sees.</param>
    /// <param name="shape">The query; it must translate to SQL as a whole.</param>
    /// <param name="stop">Stops between rows.</param>
    /// <exception cref="SourceException">As <see cref="ReadAsync"/>.</exception>
    public IAsyncEnumerable<TResult> QueryAsync<TRecord, TOther, TResult>(
        ReadRange range,
        Func<IQueryable<TRecord>, IQueryable<TOther>, IQueryable<TResult>> shape,
        CancellationToken stop = default)
        where TRecord : OperationalRecord
        where TOther : OperationalRecord =>
        StreamAsync(
            shape(ReadQueries.Rows<TRecord>(context, range), ReadQueries.Rows<TOther>(context, ReadRange.All)),
            typeof(TRecord).Name,
            stop);

    /// <summary>Number of rows in a range.</summary>
    /// <typeparam name="TRecord">The entity of the table.</typeparam>
    /// <param name="range">Which rows.</param>
    /// <param name="stop">Stops the count.</param>
    /// <exception cref="SourceException">SOURCE_UNREACHABLE when the database goes away.</exception>
    public Task<long> CountAsync<TRecord>(ReadRange range, CancellationToken stop = default)
        where TRecord : OperationalRecord =>
        SourceAccess.GuardAsync(context, () => ReadQueries.Rows<TRecord>(context, range).LongCountAsync(stop), stop);

    /// <summary>Ends the view and closes the connection.</summary>
    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static async Task<ReadView> BeginAsync(OperationalContext context, CancellationToken stop)
    {
        await SourceSchema.RequireAsync(context, stop);
        var view = await ReadView.BeginAsync(context, stop);
        foreach (var type in (Type[])[typeof(Dataset), typeof(AdministrativeUnit)])
        {
            if (!await SourceSchema.HasRowsAsync(context, type, stop))
            {
                throw new SourceException(SourceErrors.Empty(type.Name));
            }
        }

        return view;
    }

    private async IAsyncEnumerable<TResult> PagesAsync<TRecord, TResult>(
        Func<long, IQueryable<TResult>> pageAfter,
        Func<TResult, long> idOf,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var (last, read) = (long.MinValue, 0);
        do
        {
            read = 0;
            await foreach (var row in StreamAsync(pageAfter(last), typeof(TRecord).Name, stop))
            {
                (last, read) = (idOf(row), read + 1);
                yield return row;
            }
        }
        while (read == pageRows);
    }

    private async IAsyncEnumerable<TResult> StreamAsync<TResult>(
        IQueryable<TResult> query, string table, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var rows = query.AsAsyncEnumerable().GetAsyncEnumerator(stop);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception failure) when (SourceAccess.Explain(context, failure, table, stop) is { } error)
            {
                throw new SourceException(error);
            }

            yield return rows.Current;
        }
    }
}
