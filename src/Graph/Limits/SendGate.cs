using Microsoft.Extensions.Options;

namespace Analytics.Graph.Limits;

/// <summary>Counts the bytes of answers that are being sent, so that callers who do not read cannot fill the
/// memory.</summary>
public sealed class SendGate(IOptions<LimitOptions> options)
{
    private long unread;

    /// <summary>Lets an answer pass; disposing the result says that it was sent. One answer alone always
    /// passes.</summary>
    /// <exception cref="BusyException">LIMIT_SENDING.</exception>
    public IDisposable Enter(long bytes)
    {
        var limits = options.Value;
        var measured = Interlocked.Add(ref unread, bytes);
        if (measured > limits.MaxUnreadBytes && measured > bytes)
        {
            Interlocked.Add(ref unread, -bytes);
            throw new BusyException(
                LimitErrors.TooMuchUnread(measured, limits.MaxUnreadBytes, limits.RetryAfter), limits.RetryAfter);
        }

        return new Sending(this, bytes);
    }

    private sealed class Sending(SendGate gate, long bytes) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                Interlocked.Add(ref gate.unread, -bytes);
            }
        }
    }
}
