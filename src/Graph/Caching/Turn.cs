namespace Analytics.Graph.Caching;

/// <summary>What came of waiting for other processes: an answer, or the turn to compute it.</summary>
/// <param name="Answer">What another process made; null where it is this one's turn.</param>
public record Turn(Reply? Answer) : IAsyncDisposable
{
    /// <summary>A turn that nobody else knows of.</summary>
    public static Turn Alone { get; } = new((Reply?)null);

    /// <summary>Ends the turn: others need not wait any more.</summary>
    /// <param name="isShared">Whether the answer is kept where they find it, or the next of them shall have the turn;
    /// else all compute it side by side.</param>
    public virtual ValueTask EndAsync(bool isShared) => ValueTask.CompletedTask;

    /// <summary>Ends the turn without an answer for others, unless it has ended.</summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return EndAsync(isShared: false);
    }
}
