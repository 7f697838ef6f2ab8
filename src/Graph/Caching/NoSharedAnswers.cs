namespace Analytics.Graph.Caching;

/// <summary>No Redis is configured.</summary>
public sealed class NoSharedAnswers : ISharedAnswers
{
    /// <summary>There is no such place.</summary>
    public bool IsShared => false;

    /// <summary>Nothing.</summary>
    public Task<Reply?> FindAsync(AnswerKey key, CancellationToken stop) => Task.FromResult<Reply?>(null);

    /// <summary>It is always this process's turn.</summary>
    public Task<Turn> TakeTurnAsync(AnswerKey key, CancellationToken stop) => Task.FromResult(Turn.Alone);

    /// <summary>Does nothing.</summary>
    public Task KeepAsync(AnswerKey key, Reply reply, CancellationToken stop) => Task.CompletedTask;
}
