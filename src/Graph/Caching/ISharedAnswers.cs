namespace Analytics.Graph.Caching;

/// <summary>Answers shared between processes. It never fails: trouble means that nothing is found, nothing is kept, and
/// nobody waits.</summary>
public interface ISharedAnswers
{
    /// <summary>Whether there is a place where other processes keep answers.</summary>
    bool IsShared { get; }

    /// <summary>The answer kept under a key; null when there is none or it cannot be had in time.</summary>
    Task<Reply?> FindAsync(AnswerKey key, CancellationToken stop);

    /// <summary>Waits while another process computes the same; gives what it made, or the turn to compute.</summary>
    Task<Turn> TakeTurnAsync(AnswerKey key, CancellationToken stop);

    /// <summary>Keeps an answer; returns when it is kept or the time for it is over.</summary>
    Task KeepAsync(AnswerKey key, Reply reply, CancellationToken stop);
}
