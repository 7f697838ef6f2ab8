using Microsoft.Data.Sqlite;

namespace Analytics.Loader.Tests.Support;

/// <summary>Another program that keeps a source locked until it is disposed.</summary>
internal sealed class LockedSource : IDisposable
{
    private readonly SqliteConnection _connection;

    public LockedSource(SmallSource source)
    {
        _connection = new SqliteConnection($"Data Source={source.DatabaseFile};Pooling=False");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
