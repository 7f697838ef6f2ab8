using System.Collections.Concurrent;

namespace Analytics.Graph.Caching;

/// <summary>
/// Answers in memory, bounded by bytes (W-TinyLFU). A new answer passes a small window; it may stay when it was asked
/// more often than all those together that would have to leave for it. So a burst of questions asked once does not push
/// out what dashboards ask every minute, and one large answer does not push out many small ones.
/// </summary>
public sealed class AnswerMemory
{
    /// <summary>What an answer takes beside its bytes: its key and its places.</summary>
    public const int OverheadBytes = 512;

    private const int PartOfWindow = 100; // one in a hundred bytes
    private const int TypicalBytes = 4 << 10;
    private const int SweptAtOnce = 8;
    private readonly ConcurrentDictionary<AnswerKey, KeptReply> kept = new();
    private readonly Lock gate = new();
    private readonly FrequencySketch seen;
    private readonly KeptReplies window = new();
    private readonly KeptReplies probation = new(); // asked once since they passed the window
    private readonly KeptReplies proven = new();
    private readonly long windowBytes;
    private readonly long mainBytes;
    private readonly TimeSpan lifetime;
    private readonly TimeProvider clock;

    /// <summary>An empty memory.</summary>
    /// <param name="maxBytes">All answers together.</param>
    /// <param name="lifetime">How long an unused one is kept.</param>
    /// <param name="clock">Tells the time.</param>
    public AnswerMemory(long maxBytes, TimeSpan lifetime, TimeProvider clock)
    {
        windowBytes = maxBytes / PartOfWindow;
        mainBytes = maxBytes - windowBytes;
        (this.lifetime, this.clock) = (lifetime, clock);
        seen = new FrequencySketch(maxBytes / TypicalBytes);
    }

    /// <summary>Bytes that all answers are counted with.</summary>
    public long TotalBytes
    {
        get
        {
            lock (gate)
            {
                return window.Bytes + probation.Bytes + proven.Bytes;
            }
        }
    }

    /// <summary>Number of answers.</summary>
    public int Count => kept.Count;

    /// <summary>The answer of a key; null where none is kept. It never waits for others: where they are at it, this use
    /// is not counted.</summary>
    public Reply? TryGet(AnswerKey key)
    {
        if (!kept.TryGetValue(key, out var one))
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcTicks;
        if (one.UsedAt < now - lifetime.Ticks)
        {
            lock (gate)
            {
                Forget(one);
            }

            return null;
        }

        one.UsedAt = now;
        if (gate.TryEnter())
        {
            try
            {
                Use(one);
            }
            finally
            {
                gate.Exit();
            }
        }

        return one.Reply;
    }

    /// <summary>Keeps an answer, if it is worth what has to leave for it.</summary>
    public void Keep(AnswerKey key, Reply reply)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var made = new KeptReply(key, reply, WeightOf(reply)) { UsedAt = now };
        lock (gate)
        {
            seen.Note(key.GetHashCode());
            if (kept.TryGetValue(key, out var former))
            {
                Forget(former);
            }

            kept[key] = made;
            window.Add(made);
            Sweep(now - lifetime.Ticks);
            Settle();
        }
    }

    /// <summary>Counts an answer anew after it was packed.</summary>
    public void Reweigh(AnswerKey key)
    {
        lock (gate)
        {
            if (kept.TryGetValue(key, out var one) && one.List is { } list)
            {
                list.Reweigh(one, WeightOf(one.Reply));
                Settle();
            }
        }
    }

    private static long WeightOf(Reply reply) => reply.HeldBytes + OverheadBytes;

    private void Use(KeptReply one)
    {
        seen.Note(one.Key.GetHashCode());
        if (one.List is not { } list)
        {
            return; // it left in between
        }

        list.Remove(one);
        (list == window ? window : proven).Add(one);
        Settle();
    }

    private void Settle()
    {
        while (proven.Bytes > mainBytes / 5 * 4 && proven.Oldest is { } demoted)
        {
            proven.Remove(demoted);
            probation.Add(demoted);
        }

        while (window.Bytes > windowBytes && window.Oldest is { } candidate)
        {
            window.Remove(candidate);
            if (TryMakeRoom(candidate))
            {
                probation.Add(candidate);
            }
            else
            {
                kept.TryRemove(new(candidate.Key, candidate));
            }
        }

        while (probation.Bytes + proven.Bytes > mainBytes && (probation.Oldest ?? proven.Oldest) is { } heavier)
        {
            Forget(heavier); // packing made one heavier
        }
    }

    private bool TryMakeRoom(KeptReply candidate)
    {
        var wanted = probation.Bytes + proven.Bytes + candidate.Bytes - mainBytes;
        var worth = seen.Count(candidate.Key.GetHashCode());
        var victims = new List<KeptReply>();
        for (var victim = probation.Oldest ?? proven.Oldest; wanted > 0; victim = victim.Newer ?? NextAfter(victim))
        {
            if (victim is null)
            {
                return false; // it alone is larger than everything
            }

            worth -= seen.Count(victim.Key.GetHashCode());
            if (worth <= 0)
            {
                return false;
            }

            victims.Add(victim);
            wanted -= victim.Bytes;
        }

        victims.ForEach(Forget);
        return true;
    }

    private KeptReply? NextAfter(KeptReply victim) => victim.List == probation ? proven.Oldest : null;

    private void Sweep(long usedBefore)
    {
        foreach (var list in (ReadOnlySpan<KeptReplies>)[window, probation, proven])
        {
            for (var left = SweptAtOnce; left > 0 && list.Oldest is { } old && old.UsedAt < usedBefore; left--)
            {
                Forget(old);
            }
        }
    }

    private void Forget(KeptReply one)
    {
        one.List?.Remove(one);
        kept.TryRemove(new(one.Key, one));
    }
}
