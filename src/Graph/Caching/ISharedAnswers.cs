namespace Analytics.Graph.Caching;

/// <summary>Answers shared between processes. It never fails: trouble means that nothing is found and nothing is
/// kept.</summary>
public interface ISharedAnswers
{
    /// <summary>The bytes kept under a key; null when there are none or they cannot be had in time.</summary>
    Task<byte[]?> FindAsync(AnswerKey key, CancellationToken stop);

    /// <summary>Keeps bytes; returns when they are kept or the time for it is over.</summary>
    Task KeepAsync(AnswerKey key, ReadOnlyMemory<byte> body, CancellationToken stop);
}
