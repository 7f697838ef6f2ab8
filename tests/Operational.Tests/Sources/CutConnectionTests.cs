using System.Net;
using System.Net.Sockets;
using Analytics.Operational.Errors;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Operational.Tests.Sources;

/// <summary>The real driver of SQL Server against listeners that are no SQL Server.</summary>
public sealed class CutConnectionTests
{
    [Fact]
    public async Task A_connection_cut_before_the_login_is_a_passing_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var cutting = CutEveryConnectionAsync(listener);

        var error = await ErrorAsync(((IPEndPoint)listener.LocalEndpoint).Port);

        Assert.Equal("SOURCE_UNREACHABLE", error.Code);
        Assert.True(error.IsTransient, error.Message);
        Assert.DoesNotContain("secret", error.ToString());
        listener.Stop();
        await cutting;
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var error = await ErrorAsync(port);

        Assert.Equal("SOURCE_UNREACHABLE", error.Code);
        Assert.StartsWith("The operational database (SqlServer) does not answer: SQL Server error ", error.Message);
    }

    private static async Task<SourceError> ErrorAsync(int port)
    {
        var options = new OperationalOptions
        {
            Provider = OperationalProvider.SqlServer,
            ConnectionString = $"Server=127.0.0.1,{port};Database=x;User ID=u;Password=secret;Connect Timeout=5;"
                + "Connect Retry Count=0;Pooling=False",
        };
        return (await Assert.ThrowsAsync<SourceException>(() => OperationalReader.OpenAsync(options))).Error;
    }

    private static async Task CutEveryConnectionAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var hello = new byte[16];
                await client.GetStream().ReadAtLeastAsync(hello, 1, throwOnEndOfStream: false);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }
}
