using Microsoft.Data.SqlClient;

namespace Analytics.Operational.Sources;

/// <summary>What a connection to SQL Server is unless its string says otherwise: encrypted, with a certificate that is
/// checked, pooled, named, and for reading where it only reads.</summary>
internal static class SqlServerConnection
{
    private const string ProgramName = "Analytics";
    private const int MostConnections = 8; // one load reads over one connection; a few for what goes on beside it
    private const int ConnectSeconds = 15;
    private const int IdleReconnects = 3;

    /// <exception cref="ArgumentException">The string is none of SQL Server.</exception>
    public static SqlConnectionStringBuilder Of(string text, SourceIntent intent)
    {
        var connection = new SqlConnectionStringBuilder(text);
        Default(connection, "Encrypt", one => one.Encrypt = SqlConnectionEncryptOption.Mandatory);
        Default(connection, "Trust Server Certificate", one => one.TrustServerCertificate = false);
        Default(connection, "Pooling", one => one.Pooling = true);
        Default(connection, "Max Pool Size", one => one.MaxPoolSize = MostConnections);
        Default(connection, "Connect Timeout", one => one.ConnectTimeout = ConnectSeconds);
        Default(connection, "Connect Retry Count", one => one.ConnectRetryCount = IdleReconnects);
        Default(connection, "Application Name", one => one.ApplicationName = ProgramName);
        if (intent == SourceIntent.Read)
        {
            Default(connection, "Application Intent", one => one.ApplicationIntent = ApplicationIntent.ReadOnly);
        }

        return connection;
    }

    private static void Default(
        SqlConnectionStringBuilder connection, string keyword, Action<SqlConnectionStringBuilder> set)
    {
        if (!connection.ShouldSerialize(keyword))
        {
            set(connection);
        }
    }
}
