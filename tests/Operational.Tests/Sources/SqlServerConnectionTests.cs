using Analytics.Operational.Sources;
using Microsoft.Data.SqlClient;

namespace Analytics.Operational.Tests.Sources;

public sealed class SqlServerConnectionTests
{
    [Fact]
    public void A_plain_string_is_encrypted_checked_pooled_and_reads_only()
    {
        var connection = SqlServerConnection.Of("Server=db;Database=poverty", SourceIntent.Read);

        Assert.Equal(SqlConnectionEncryptOption.Mandatory, connection.Encrypt);
        Assert.False(connection.TrustServerCertificate);
        Assert.True(connection.Pooling);
        Assert.Equal(ApplicationIntent.ReadOnly, connection.ApplicationIntent);
        Assert.Equal((8, 15, 3, "Analytics"),
            (connection.MaxPoolSize, connection.ConnectTimeout, connection.ConnectRetryCount,
                connection.ApplicationName));
    }

    [Fact]
    public void What_the_string_says_wins()
    {
        var connection = SqlServerConnection.Of(
            "Server=db;Encrypt=Strict;Max Pool Size=3;Connect Timeout=2;Application Intent=ReadWrite;Application Name=x",
            SourceIntent.Read);

        Assert.Equal(SqlConnectionEncryptOption.Strict, connection.Encrypt);
        Assert.Equal(ApplicationIntent.ReadWrite, connection.ApplicationIntent);
        Assert.Equal((3, 2, "x"), (connection.MaxPoolSize, connection.ConnectTimeout, connection.ApplicationName));
    }

    [Fact]
    public void Whoever_writes_asks_for_a_server_that_can() =>
        Assert.Equal(
            ApplicationIntent.ReadWrite,
            SqlServerConnection.Of("Server=db", SourceIntent.Write).ApplicationIntent);

    [Fact]
    public void Options_never_print_their_connection_string() =>
        Assert.Equal("Sqlite", new OperationalOptions { ConnectionString = "Password=secret" }.ToString());
}
