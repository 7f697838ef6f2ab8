using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Analytics.Support;

/// <summary>A collector of telemetry on a free loopback port that keeps what it gets.</summary>
public sealed class OtlpCollector : IDisposable
{
    private const int Attempts = 5;
    private readonly ConcurrentDictionary<string, string> got = new();
    private readonly HttpListener listener;

    private OtlpCollector(HttpListener listener, string address)
    {
        (this.listener, Address) = (listener, address);
        _ = AnswerAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Starts one.</summary>
    /// <exception cref="HttpListenerException">Every port that was free was taken by others in between.</exception>
    public static OtlpCollector Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var (listener, address) = (new HttpListener(), $"http://127.0.0.1:{FreePort.Next()}/");
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return new OtlpCollector(listener, address);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close(); // the free port was taken in between: another one
            }
        }
    }

    /// <summary>All that was sent to a path so far; names stand in it as they are. Empty when nothing was.</summary>
    public string Got(string path) => got.GetValueOrDefault(path, "");

    public void Dispose() => listener.Close();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var call = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                var text = Encoding.Latin1.GetString(body.ToArray());
                got.AddOrUpdate(call.Request.Url?.AbsolutePath ?? "", text, (_, before) => before + text);
                call.Response.Close();
            }
        }
        catch (Exception end) when (end is HttpListenerException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
