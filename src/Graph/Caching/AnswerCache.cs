using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Caching;

/// <summary>Memory, then Redis, then the computation; one computation per key at a time, in this process and among
/// those that share Redis.</summary>
public sealed class AnswerCache : IAsyncDisposable
{
    private const int MostSharing = 64; // answers on their way to Redis; further ones are not shared
    private readonly ConcurrentDictionary<AnswerKey, Flight> flights = new();
    private readonly ConcurrentDictionary<Task, byte> sharing = new();
    private readonly ISharedAnswers shared;
    private readonly ResultCacheOptions options;
    private readonly CacheMetrics metrics;
    private readonly AnswerMemory memory;

    /// <summary>An empty cache.</summary>
    public AnswerCache(
        ISharedAnswers shared, IOptions<ResultCacheOptions> options, CacheMetrics metrics, TimeProvider clock)
    {
        (this.shared, this.metrics, this.options) = (shared, metrics, options.Value);
        memory = new AnswerMemory(this.options.MaxTotalBytes, this.options.Lifetime, new SteadyClock(clock));
    }

    /// <summary>The answer of a key.</summary>
    /// <param name="key">Everything that the answer depends on.</param>
    /// <param name="compute">Makes it. The token is cancelled when nobody waits any more.</param>
    /// <param name="stop">Stops waiting; the computation goes on for others.</param>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
    public async Task<FoundReply> FindAsync(
        AnswerKey key, Func<CancellationToken, Task<Reply>> compute, CancellationToken stop)
    {
        var found = await LookAsync(key, compute, stop);
        metrics.NoteAnswer(found.Source);
        return found;
    }

    /// <summary>The body of an answer, packed. What is packed once is kept with an answer that is kept.</summary>
    public ReadOnlyMemory<byte> Pack(AnswerKey key, Reply reply, Packing packing)
    {
        var before = reply.HeldBytes;
        var packed = reply.As(packing);
        if (reply.HeldBytes != before)
        {
            memory.Reweigh(key);
        }

        return packed;
    }

    /// <summary>Waits until what is on its way to Redis has arrived, which takes no longer than a call may.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(sharing.Keys);

    private async Task<FoundReply> LookAsync(
        AnswerKey key, Func<CancellationToken, Task<Reply>> compute, CancellationToken stop)
    {
        while (true)
        {
            if (memory.TryGet(key) is { } known)
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
        if (memory.TryGet(key) is { } landed)
        {
            return new FoundReply(landed, AnswerSource.Memory); // it came between the caller's look and this flight
        }

        if (await shared.FindAsync(key, waiting) is { } kept)
        {
            return FromRedis(key, kept);
        }

        var turn = await shared.TakeTurnAsync(key, waiting);
        if (turn.Answer is { } made)
        {
            return FromRedis(key, made);
        }

        Reply? computed = null;
        try
        {
            computed = await compute(waiting);
        }
        finally
        {
            Share(key, computed, turn);
        }

        return new FoundReply(computed, AnswerSource.Miss);
    }

    private FoundReply FromRedis(AnswerKey key, Reply reply)
    {
        memory.Keep(key, reply);
        return new FoundReply(reply, AnswerSource.Redis);
    }

    /// <summary>Keeps an answer here at once; whoever asked does not wait until Redis has it too.</summary>
    private void Share(AnswerKey key, Reply? computed, Turn turn)
    {
        var isKept = computed is { Kind: ReplyKind.Complete, IsLong: false }
            && computed.Body.Length <= options.MaxEntryBytes;
        if (isKept)
        {
            memory.Keep(key, computed!); // not null: it is complete
        }

        var ending = EndAsync(key, isKept && sharing.Count < MostSharing ? computed : null, turn);
        if (!ending.IsCompleted)
        {
            sharing.TryAdd(ending, 0);
            ending.ContinueWith(done => sharing.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task EndAsync(AnswerKey key, Reply? answer, Turn turn)
    {
        if (answer is not null)
        {
            await shared.KeepAsync(key, answer, CancellationToken.None);
        }

        await turn.EndAsync(isShared: answer is not null);
    }
}
