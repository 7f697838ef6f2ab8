using System.Net;
using System.Net.Sockets;

namespace Analytics.Support;

/// <summary>Ports of the loopback interface that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>A port that was free a moment ago. Another process may take it before the caller does.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
