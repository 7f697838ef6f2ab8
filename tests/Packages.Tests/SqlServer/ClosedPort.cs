using Analytics.Support;

namespace Analytics.Packages.Tests.SqlServer;

internal static class ClosedPort
{
    /// <summary>Leads to a loopback port on which nobody listens; refused at once, without a second attempt.</summary>
    public static string ConnectionString() =>
        $"Server=tcp:127.0.0.1,{FreePort.Next()};Database=Programme;User ID=reader;Password=none;Encrypt=False;ConnectRetryCount=0;Connect Timeout=5;Pooling=False";
}
