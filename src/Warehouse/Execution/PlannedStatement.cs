using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Analytics.Warehouse.Execution;

/// <summary>A statement that DuckDB has planned. It is run by its handle: the driver would parse and plan a command
/// each time, which takes longer than many a statement runs.</summary>
internal sealed class PlannedStatement : IDisposable
{
    private readonly DuckDBPreparedStatement _statement;

    private PlannedStatement(DuckDBPreparedStatement statement) => _statement = statement;

    /// <summary>Plans a statement without parameters.</summary>
    /// <exception cref="StatementFailedException">DuckDB says why.</exception>
    public static PlannedStatement Of(DuckDBConnection connection, string sql)
    {
        var state = NativeMethods.PreparedStatements.DuckDBPrepare(
            connection.NativeConnection, sql, out var statement);
        if (state == DuckDBState.Success)
        {
            return new(statement);
        }

        using (statement)
        {
            throw new StatementFailedException(
                NativeMethods.PreparedStatements.DuckDBPrepareError(statement), DuckDBErrorType.Invalid);
        }
    }

    /// <summary>Runs it and reads its result, which is there as a whole.</summary>
    /// <exception cref="StatementFailedException">DuckDB says why.</exception>
    public T Run<T>(Func<StatementResult, T> read)
    {
        var state = NativeMethods.PreparedStatements.DuckDBExecutePrepared(_statement, out var rows);
        if (state == DuckDBState.Success)
        {
            using var result = new StatementResult(rows);
            return read(result);
        }

        var failure = new StatementFailedException(
            NativeMethods.Query.DuckDBResultError(ref rows), NativeMethods.Query.DuckDBResultErrorType(ref rows));
        NativeMethods.Query.DuckDBDestroyResult(ref rows);
        throw failure;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();
}
