using System.Diagnostics;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>The statements that DuckDB has planned on one connection; the most recently run ones are kept. The driver
/// plans each command anew, so they are prepared and run by name. A kept statement holds the hash tables of its last
/// run, a megabyte or two for each table that it reads, so as many are kept as read a bounded number of tables. Not
/// safe for concurrent use, as a connection is not.</summary>
internal sealed class PreparedStatements(DuckDBConnection connection)
{
    /// <summary>Statements that are kept on a connection.</summary>
    public const int Most = 64;

    /// <summary>Tables and parts of them that the statements kept on a connection read together.</summary>
    public const int MostTables = 128;

    /// <summary>Longer statements are run as they are: those that hold the groups of another snapshot.</summary>
    public const int MostChars = 1 << 16;

    private static readonly ConditionalWeakTable<DuckDBConnection, PreparedStatements> All = [];
    private readonly Dictionary<string, LinkedListNode<(string Sql, string Name)>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Sql, string Name)> _used = []; // most recently run first
    private long _prepared;
    private int _tables;

    /// <summary>How many were planned since the connection was opened.</summary>
    public long Prepared => _prepared;

    /// <summary>Those of a connection.</summary>
    public static PreparedStatements Of(DuckDBConnection connection) =>
        All.GetValue(connection, static opened => new(opened));

    /// <summary>The text that runs a statement, planned before or now.</summary>
    public string Run(string sql)
    {
        if (_known.TryGetValue(sql, out var known))
        {
            _used.Remove(known);
            _used.AddFirst(known);
            return "EXECUTE " + known.Value.Name;
        }

        var tables = TablesOf(sql);
        if (sql.Length > MostChars || tables > MostTables)
        {
            return sql;
        }

        while (_known.Count == Most || _tables + tables > MostTables)
        {
            Forget(_used.Last ?? throw new UnreachableException("Nothing is kept, yet it is too much."));
        }

        var name = "s" + ++_prepared;
        Execute($"PREPARE {name} AS {sql}");
        _known[sql] = _used.AddFirst((sql, name));
        _tables += tables;
        return "EXECUTE " + name;
    }

    /// <summary>Gives back the memory of every statement; each is planned again when it is run again.</summary>
    public void Clear()
    {
        while (_used.Last is { } oldest)
        {
            Forget(oldest);
        }
    }

    private void Forget(LinkedListNode<(string Sql, string Name)> kept)
    {
        Execute("DEALLOCATE " + kept.Value.Name);
        _used.Remove(kept);
        _known.Remove(kept.Value.Sql);
        _tables -= TablesOf(kept.Value.Sql);
    }

    private static int TablesOf(string sql) => sql.AsSpan().Count("FROM ") + sql.AsSpan().Count("JOIN ");

    private void Execute(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
