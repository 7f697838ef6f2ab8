using Microsoft.Extensions.Options;

namespace Analytics.Graph.Limits;

/// <summary>Counts the streams of events that are open, and refuses more than there may be.</summary>
public sealed class StreamGate(IOptions<LimitOptions> options)
{
    private int open;

    /// <summary>How many are open.</summary>
    public int OpenCount => Volatile.Read(ref open);

    /// <summary>Opens one; disposing the result closes it.</summary>
    /// <exception cref="BusyException">LIMIT_STREAMS.</exception>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref open) is var measured && measured > options.Value.MaxStreams)
        {
            Interlocked.Decrement(ref open);
            throw new BusyException(
                LimitErrors.TooManyStreams(measured, options.Value.MaxStreams, options.Value.RetryAfter),
                options.Value.RetryAfter);
        }

        return new Place(this);
    }

    private sealed class Place(StreamGate gate) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                Interlocked.Decrement(ref gate.open);
            }
        }
    }
}
