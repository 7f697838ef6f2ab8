namespace Analytics.Graph.Caching;

/// <summary>Answers in the order of their use.</summary>
internal sealed class KeptReplies
{
    private KeptReply? newest;

    /// <summary>The one that was not used for longest; null when there is none.</summary>
    public KeptReply? Oldest { get; private set; }

    /// <summary>All together.</summary>
    public long Bytes { get; private set; }

    public void Add(KeptReply one)
    {
        (one.List, one.Older, one.Newer) = (this, newest, null);
        if (newest is { } before)
        {
            before.Newer = one;
        }

        newest = one;
        Oldest ??= one;
        Bytes += one.Bytes;
    }

    public void Remove(KeptReply one)
    {
        if (one.Newer is { } newer)
        {
            newer.Older = one.Older;
        }
        else
        {
            newest = one.Older;
        }

        if (one.Older is { } older)
        {
            older.Newer = one.Newer;
        }
        else
        {
            Oldest = one.Newer;
        }

        (one.List, one.Older, one.Newer) = (null, null, null);
        Bytes -= one.Bytes;
    }

    public void Reweigh(KeptReply one, long bytes)
    {
        Bytes += bytes - one.Bytes;
        one.Bytes = bytes;
    }
}
