using Analytics.Graph.Caching;

namespace Analytics.Graph.Tests.Support;

/// <summary>Answers of other processes whose coming a test decides, and which counts who asks for them.</summary>
public sealed class HeldAnswers : ISharedAnswers
{
    private int looks;
    private int turns;

    public bool IsShared => true;

    /// <summary>What every look-up finds, when it is set.</summary>
    public TaskCompletionSource<Reply?> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Looks => Volatile.Read(ref looks);

    public int Turns => Volatile.Read(ref turns);

    public Task<Reply?> FindAsync(AnswerKey key, CancellationToken stop)
    {
        Interlocked.Increment(ref looks);
        return Found.Task.WaitAsync(stop);
    }

    public Task<Turn> TakeTurnAsync(AnswerKey key, CancellationToken stop)
    {
        Interlocked.Increment(ref turns);
        return Task.FromResult(Turn.Alone);
    }

    public Task KeepAsync(AnswerKey key, Reply reply, CancellationToken stop) => Task.CompletedTask;
}
