using System.Collections.Concurrent;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Connections to one read-only, hardened instance of DuckDB. Closing waits for the statements that
/// run.</summary>
internal sealed class ConnectionPool : IAsyncDisposable
{
    private static readonly Lock Opening = new();
    private readonly ConcurrentBag<DuckDBConnection> _idle = [];
    private readonly SemaphoreSlim _places;
    private readonly int _size;
    private readonly string _connectionString;
    private readonly DuckDBConnection _root;

    private ConnectionPool(string connectionString, DuckDBConnection root, int size)
    {
        _connectionString = connectionString;
        _root = root;
        _size = size;
        _places = new(size);
    }

    /// <summary>Opens the file and hardens the instance.</summary>
    public static ConnectionPool Open(string path, ServedSnapshotOptions options)
    {
        Directory.CreateDirectory(options.TemporaryFolder);
        var text = new DuckDBConnectionStringBuilder { DataSource = Path.GetFullPath(path) };
        text["access_mode"] = "READ_ONLY";
        var root = new DuckDBConnection(text.ConnectionString);
        try
        {
            // One at a time: a process has one instance for each file, and it can be hardened once.
            lock (Opening)
            {
                root.Open();
                Harden(root, options);
            }
        }
        catch
        {
            root.Dispose();
            throw;
        }

        return new(text.ConnectionString, root, Math.Max(1, options.Connections));
    }

    private static void Harden(DuckDBConnection root, ServedSnapshotOptions options)
    {
        if (IsHardened(root))
        {
            return; // it was opened before, and its settings are locked
        }

        foreach (var statement in ConnectionSettings.Harden(
            options.TemporaryFolder, options.MemoryMiB, options.Threads))
        {
            using var command = root.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    private static bool IsHardened(DuckDBConnection root)
    {
        using var command = root.CreateCommand();
        command.CommandText = "SELECT current_setting('lock_configuration')";
        return command.ExecuteScalar() is true;
    }

    /// <summary>Runs work on a connection, on a thread of the pool; cancelling interrupts the statement that
    /// runs.</summary>
    public async Task<T> RunAsync<T>(Func<DuckDBConnection, T> work, CancellationToken stop)
    {
        await _places.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Run(work), stop).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var taken = 0; taken < _size; taken++)
        {
            await _places.WaitAsync().ConfigureAwait(false);
        }

        while (_idle.TryTake(out var connection))
        {
            PreparedStatements.Of(connection).Clear(); // they would keep the file open
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        await _root.DisposeAsync().ConfigureAwait(false);
        _places.Dispose();
    }

    private T Run<T>(Func<DuckDBConnection, T> work)
    {
        if (!_idle.TryTake(out var connection))
        {
            connection = new(_connectionString);
            connection.Open();
        }

        try
        {
            return work(connection);
        }
        finally
        {
            _idle.Add(connection);
        }
    }
}
