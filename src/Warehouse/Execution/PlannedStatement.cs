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
        var state = NativeMethods.PreparedStatements.DuckDBExecutePrepared(_statement, out var raw);
        using var result = new StatementResult(raw);
        return state == DuckDBState.Success
            ? read(result)
            : throw new StatementFailedException(
                NativeMethods.Query.DuckDBResultError(ref raw), NativeMethods.Query.DuckDBResultErrorType(ref raw));
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();
}
