namespace Analytics.Graph.Caching;

/// <summary>An answer in memory and its place in the order of use.</summary>
internal sealed class KeptReply(AnswerKey key, Reply reply, long bytes)
{
    public AnswerKey Key { get; } = key;

    public Reply Reply { get; } = reply;

    /// <summary>Bytes that it is counted with.</summary>
    public long Bytes { get; set; } = bytes;

    /// <summary>When it was last asked, in ticks of UTC. Written without a lock.</summary>
    public long UsedAt { get; set; }

    /// <summary>The list that it stands in; null when it is kept no more.</summary>
    public KeptReplies? List { get; set; }

    public KeptReply? Newer { get; set; }

    public KeptReply? Older { get; set; }
}
