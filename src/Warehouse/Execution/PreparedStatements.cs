using System.Diagnostics;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>The statements that DuckDB has planned on one connection; the most recently run ones are kept. A kept
/// statement holds the hash tables of its last run, a megabyte or two for each table that it reads, so as many are kept
/// as read a bounded number of tables. They hold the connection open: whoever closes it lets them go first. Not safe
/// for concurrent use, as a connection is not.</summary>
internal sealed class PreparedStatements(DuckDBConnection connection)
{
    /// <summary>Statements that are kept on a connection.</summary>
    public const int Most = 64;

    /// <summary>Tables and parts of them that the statements kept on a connection read together.</summary>
    public const int MostTables = 128;

    /// <summary>Longer statements are planned each time: those that hold the groups of another snapshot.</summary>
    public const int MostChars = 1 << 16;

    private static readonly ConditionalWeakTable<DuckDBConnection, PreparedStatements> All = [];
    private readonly Dictionary<string, LinkedListNode<Kept>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _used = []; // most recently run first
    private int _tables;

    /// <summary>How many were planned to be kept since the connection was opened.</summary>
    public long Prepared { get; private set; }

    /// <summary>How many are kept now.</summary>
    public int Count => _known.Count;

    /// <summary>Those of a connection.</summary>
    public static PreparedStatements Of(DuckDBConnection connection) =>
        All.GetValue(connection, static opened => new(opened));

    /// <summary>Runs a statement, planned before or now, and reads its result.</summary>
    /// <exception cref="StatementFailedException">DuckDB says why.</exception>
    public T Run<T>(string sql, Func<StatementResult, T> read)
    {
        if (_known.TryGetValue(sql, out var known))
        {
            _used.Remove(known);
            _used.AddFirst(known);
            return known.Value.Statement.Run(read);
        }

        var tables = TablesOf(sql);
        if (sql.Length > MostChars || tables > MostTables)
        {
            using var once = PlannedStatement.Of(connection, sql);
            return once.Run(read);
        }

        while (_known.Count == Most || _tables + tables > MostTables)
        {
            Forget(_used.Last ?? throw new UnreachableException("Nothing is kept, yet it is too much."));
        }

        var planned = PlannedStatement.Of(connection, sql);
        _known[sql] = _used.AddFirst(new Kept(sql, planned, tables));
        _tables += tables;
        Prepared++;
        return planned.Run(read);
    }

    /// <summary>Gives back the memory of every statement; each is planned again when it is run again.</summary>
    public void Clear()
    {
        while (_used.Last is { } oldest)
        {
            Forget(oldest);
        }
    }

    private void Forget(LinkedListNode<Kept> kept)
    {
        kept.Value.Statement.Dispose();
        _used.Remove(kept);
        _known.Remove(kept.Value.Sql);
        _tables -= kept.Value.Tables;
    }

    private static int TablesOf(string sql) => sql.AsSpan().Count("FROM ") + sql.AsSpan().Count("JOIN ");

    private sealed record Kept(string Sql, PlannedStatement Statement, int Tables);
}
