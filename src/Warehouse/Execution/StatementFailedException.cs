using DuckDB.NET.Native;

namespace Analytics.Warehouse.Execution;

/// <summary>DuckDB could not plan or run a statement.</summary>
/// <param name="message">What it says.</param>
/// <param name="kind">What kind of failure that is.</param>
internal sealed class StatementFailedException(string message, DuckDBErrorType kind) : Exception(message)
{
    /// <summary>What kind of failure it is; Invalid where it could not be planned: DuckDB does not tell why.</summary>
    public DuckDBErrorType Kind => kind;
}
