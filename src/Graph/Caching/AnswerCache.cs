using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Caching;

/// <summary>Memory, then Redis, then the computation; one computation per key at a time.</summary>
public sealed class AnswerCache : IDisposable
{
    private readonly ConcurrentDictionary<AnswerKey, Flight> flights = new();
    private readonly ISharedAnswers shared;
    private readonly ResultCacheOptions options;
    private readonly MemoryCache memory;

    /// <summary>An empty cache.</summary>
    public AnswerCache(ISharedAnswers shared, IOptions<ResultCacheOptions> options)
    {
        this.shared = shared;
        this.options = options.Value;
        memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = this.options.MaxTotalBytes });
    }

    /// <summary>The answer of a key.</summary>
    /// <param name="key">Everything that the answer depends on.</param>
    /// <param name="compute">Makes it. The token is cancelled when nobody waits any more.</param>
    /// <param name="stop">Stops waiting; the computation goes on for others.</param>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
    public async Task<FoundReply> FindAsync(
        AnswerKey key, Func<CancellationToken, Task<Reply>> compute, CancellationToken stop)
    {
        while (true)
        {
            if (memory.TryGetValue(key, out Reply? known) && known is not null)
            {
                return new FoundReply(known, AnswerSource.Memory);
            }

            var mine = new Flight(waiting => LookFurtherAsync(key, compute, waiting));
            var flight = flights.GetOrAdd(key, mine);
            if (flight.TryJoin())
            {
                return await WaitAsync(key, flight, ReferenceEquals(flight, mine), stop);
            }

            flights.TryRemove(new KeyValuePair<AnswerKey, Flight>(key, flight)); // everybody left it: start another
        }
    }

    /// <summary>Forgets everything in memory.</summary>
    public void Dispose() => memory.Dispose();

    private async Task<FoundReply> WaitAsync(AnswerKey key, Flight flight, bool started, CancellationToken stop)
    {
        try
        {
            var found = await flight.Landing.WaitAsync(stop);
            return started ? found : found with { Source = AnswerSource.Memory };
        }
        finally
        {
            flight.Leave();
            if (flight.Landing.IsCompleted || flight.IsEmpty)
            {
                flights.TryRemove(new KeyValuePair<AnswerKey, Flight>(key, flight));
            }
        }
    }

    private async Task<FoundReply> LookFurtherAsync(
        AnswerKey key, Func<CancellationToken, Task<Reply>> compute, CancellationToken waiting)
    {
        if (memory.TryGetValue(key, out Reply? landed) && landed is not null)
        {
            return new FoundReply(landed, AnswerSource.Memory); // it came between the caller's look and this flight
        }

        if (await shared.FindAsync(key, waiting) is { } body)
        {
            var answer = new Reply(body, ReplyKind.Complete);
            Remember(key, answer);
            return new FoundReply(answer, AnswerSource.Redis);
        }

        var computed = await compute(waiting);
        if (computed.Kind == ReplyKind.Complete && computed.Body.Length <= options.MaxEntryBytes)
        {
            Remember(key, computed);
            await shared.KeepAsync(key, computed.Body, waiting);
        }

        return new FoundReply(computed, AnswerSource.Miss);
    }

    private void Remember(AnswerKey key, Reply answer) => memory.Set(
        key, answer, new MemoryCacheEntryOptions { Size = answer.Body.Length, SlidingExpiration = options.Lifetime });
}
