using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>The statements that DuckDB has planned on one connection; the most recently run ones are kept. The driver
/// plans each command anew, so they are prepared and run by name. Not safe for concurrent use, as a connection is
/// not.</summary>
internal sealed class PreparedStatements(DuckDBConnection connection)
{
    /// <summary>Statements that are kept on a connection.</summary>
    public const int Most = 64;

    /// <summary>Longer statements are run as they are: those that hold the groups of another snapshot.</summary>
    public const int MostChars = 1 << 15;

    private static readonly ConditionalWeakTable<DuckDBConnection, PreparedStatements> All = [];
    private readonly Dictionary<string, LinkedListNode<(string Sql, string Name)>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Sql, string Name)> _used = []; // most recently run first
    private long _prepared;

    /// <summary>How many were planned since the connection was opened.</summary>
    public long Prepared => _prepared;

    /// <summary>Those of a connection.</summary>
    public static PreparedStatements Of(DuckDBConnection connection) =>
        All.GetValue(connection, static opened => new(opened));

    /// <summary>The text that runs a statement, planned before or now.</summary>
    public string Run(string sql)
    {
        if (sql.Length > MostChars)
        {
            return sql;
        }

        if (_known.TryGetValue(sql, out var known))
        {
            _used.Remove(known);
            _used.AddFirst(known);
            return "EXECUTE " + known.Value.Name;
        }

        if (_known.Count == Most && _used.Last is { } oldest)
        {
            Execute("DEALLOCATE " + oldest.Value.Name);
            _used.RemoveLast();
            _known.Remove(oldest.Value.Sql);
        }

        var name = "s" + ++_prepared;
        Execute($"PREPARE {name} AS {sql}");
        _known[sql] = _used.AddFirst((sql, name));
        return "EXECUTE " + name;
    }

    private void Execute(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
