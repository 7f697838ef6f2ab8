using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        Assert.StartsWith("The operational database (SqlServer) does not answer: ", error.Message);
        Assert.Contains("SQL Server error ", error.Message);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_not_tried_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var greeting = GreetWithOwnCertificateAsync(listener);

        var error = await ErrorAsync(((IPEndPoint)listener.LocalEndpoint).Port, "Encrypt=Strict;Connect Timeout=60"); // as long as the greeting may take

        Assert.Equal("SOURCE_TLS_REFUSED", error.Code);
        Assert.False(error.IsTransient);
        listener.Stop();
        await greeting;
    }

    private static async Task<SourceError> ErrorAsync(int port, string more = "")
    {
        var options = new OperationalOptions
        {
            Provider = OperationalProvider.SqlServer,
            ConnectionString = $"Server=127.0.0.1,{port};Database=x;User ID=u;Password=secret;Connect Timeout=5;"
                + "Connect Retry Count=0;Pooling=False;" + more,
        };
        return (await Assert.ThrowsAsync<SourceException>(() => OperationalReader.OpenAsync(options))).Error;
    }

    private static async Task GreetWithOwnCertificateAsync(TcpListener listener)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var secured = new SslStream(client.GetStream());
                var options = new SslServerAuthenticationOptions
                {
                    ServerCertificate = own,
                    ApplicationProtocols = [new SslApplicationProtocol("tds/8.0")],
                };
                await secured.AuthenticateAsServerAsync(options).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
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
