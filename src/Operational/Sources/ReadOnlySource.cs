using Microsoft.Data.Sqlite;

namespace Analytics.Operational.Sources;

/// <summary>Connections that only read.</summary>
internal static class ReadOnlySource
{
    /// <summary>The same database, to be read.</summary>
    public static OperationalOptions Of(OperationalOptions options) =>
        options with
        {
            ConnectionString = options.Provider == OperationalProvider.Sqlite
                ? Sqlite(options)
                : options.ConnectionString,
            Intent = SourceIntent.Read,
        };

    // A file that is not there must not be made by looking for it.
    private static string Sqlite(OperationalOptions options)
    {
        var connection = OperationalContextFactory.Parse(options);
        connection.Mode = connection.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadOnly : connection.Mode;
        return connection.ToString();
    }
}
