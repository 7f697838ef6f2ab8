namespace Analytics.Graph.Caching;

/// <summary>No Redis is configured.</summary>
public sealed class NoSharedAnswers : ISharedAnswers
{
    /// <summary>Nothing.</summary>
    public Task<byte[]?> FindAsync(AnswerKey key, CancellationToken stop) => Task.FromResult<byte[]?>(null);

    /// <summary>Does nothing.</summary>
    public Task KeepAsync(AnswerKey key, ReadOnlyMemory<byte> body, CancellationToken stop) => Task.CompletedTask;
}
