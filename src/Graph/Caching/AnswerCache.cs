using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Caching;

/// <summary>Memory, then Redis, then the computation; one computation per key at a time, in this process and among
/// those that share Redis.</summary>
public sealed class AnswerCache : IAsyncDisposable
{
    private const int MostSharing = 64; // answers on their way to Redis; further ones are not shared
    private const int MostLooking = 16; // look-ups of Redis at the same time for what could not be computed
    private static readonly TimeSpan LookLimit = TimeSpan.FromMilliseconds(25); // a refusal waits no longer for them
    private readonly ConcurrentDictionary<AnswerKey, Flight> flights = new();
    private readonly ConcurrentDictionary<Task, byte> sharing = new();
    private readonly ISharedAnswers shared;
    private readonly ResultCacheOptions options;
    private readonly CacheMetrics metrics;
    private readonly AnswerMemory memory;
    private readonly TimeProvider clock;
    private int looking;

    /// <summary>An empty cache.</summary>
    public AnswerCache(
        ISharedAnswers shared, IOptions<ResultCacheOptions> options, CacheMetrics metrics, TimeProvider clock)
    {
        (this.shared, this.metrics, this.options, this.clock) = (shared, metrics, options.Value, clock);
        memory = new AnswerMemory(this.options.MaxTotalBytes, this.options.Lifetime, new SteadyClock(clock));
    }

    private bool MayLookAside => shared.IsShared && Volatile.Read(ref looking) < MostLooking;

    /// <summary>The answer of a key that can always be computed.</summary>
    /// <inheritdoc cref="FindAsync(AnswerKey, Making, CancellationToken)"/>
    public Task<FoundReply> FindAsync(
        AnswerKey key, Func<CancellationToken, Task<Reply>> compute, CancellationToken stop) =>
        FindAsync(key, new Making(compute, static () => null), stop);

    /// <summary>The answer of a key. Where it could not be computed it is looked for all the same, but in Redis only by
    /// a few at the same time and not for long: a refusal shall be quick and cost little.</summary>
    /// <param name="key">Everything that the answer depends on.</param>
    /// <param name="making">Makes it.</param>
    /// <param name="stop">Stops waiting; the computation goes on for others.</param>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
    public async Task<FoundReply> FindAsync(AnswerKey key, Making making, CancellationToken stop)
    {
        var found = await LookAsync(key, making, stop);
        if (found.Reply.Kind != ReplyKind.Busy)
        {
            metrics.NoteAnswer(found.Source);
        }

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

    private async Task<FoundReply> LookAsync(AnswerKey key, Making making, CancellationToken stop)
    {
        while (true)
        {
            if (memory.TryGet(key) is { } known)
            {
                return new FoundReply(known, AnswerSource.Memory);
            }

            if (!MayLookAside && !flights.ContainsKey(key) && making.Refuse() is { } busy)
            {
                return new FoundReply(busy, AnswerSource.Miss);
            }

            var mine = new Flight(waiting => LookFurtherAsync(key, making, waiting));
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

    private async Task<FoundReply> LookFurtherAsync(AnswerKey key, Making making, CancellationToken waiting)
    {
        if (memory.TryGet(key) is { } landed)
        {
            return new FoundReply(landed, AnswerSource.Memory); // it came between the caller's look and this flight
        }

        var kept = making.Refuse() is null ? await shared.FindAsync(key, waiting) : await LookAsideAsync(key, waiting);
        if (kept is not null)
        {
            return FromRedis(key, kept);
        }

        return await TakeTurnAsync(key, making, waiting);
    }

    /// <summary>Looks into Redis for what cannot be computed now. A call that takes longer goes on until its own limit,
    /// so that it counts as it would anywhere.</summary>
    private async Task<Reply?> LookAsideAsync(AnswerKey key, CancellationToken waiting)
    {
        if (Interlocked.Increment(ref looking) > MostLooking)
        {
            Interlocked.Decrement(ref looking);
            return null;
        }

        var look = FindAndLeaveAsync(key);
        await Task.WhenAny(look, Task.Delay(LookLimit, clock, waiting));
        return look.IsCompletedSuccessfully ? await look : null;
    }

    private async Task<Reply?> FindAndLeaveAsync(AnswerKey key)
    {
        try
        {
            return await shared.FindAsync(key, CancellationToken.None);
        }
        finally
        {
            Interlocked.Decrement(ref looking);
        }
    }

    /// <summary>Asks other processes for the turn, and computes; nobody is asked where there is no room.</summary>
    private async Task<FoundReply> TakeTurnAsync(AnswerKey key, Making making, CancellationToken waiting)
    {
        Turn turn;
        using (var announced = making.Announce())
        {
            if (announced is null && making.Refuse() is { } busy)
            {
                return new FoundReply(busy, AnswerSource.Miss);
            }

            turn = await shared.TakeTurnAsync(key, waiting);
        }

        if (turn.Answer is { } made)
        {
            return FromRedis(key, made);
        }

        Reply? computed = null;
        try
        {
            computed = await making.ComputeAsync(waiting);
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

        var ending = computed is { Kind: ReplyKind.Busy }
            ? turn.EndAsync(isShared: true).AsTask() // others take their turns one after the other as before
            : EndAsync(key, isKept && sharing.Count < MostSharing ? computed : null, turn);
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
