using System.Threading.Channels;

namespace Analytics.Loader.Stage;

/// <summary>Does the staging work on a thread of its own, in order, while the next records are read.</summary>
/// <remarks>The queue is short: a reader that is faster waits, so at most a few batches are in memory.</remarks>
internal sealed class StageLine : IAsyncDisposable
{
    private const int Waiting = 8;

    private readonly Channel<Action> _work = Channel.CreateBounded<Action>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });

    private readonly Task _worker;

    public StageLine() => _worker = Task.Run(WorkAsync);

    /// <summary>Queues work; waits while the queue is full.</summary>
    /// <exception cref="Exception">What earlier work threw; nothing after it is done.</exception>
    public async ValueTask PostAsync(Action work, CancellationToken stop)
    {
        try
        {
            await _work.Writer.WriteAsync(work, stop);
        }
        catch (ChannelClosedException)
        {
            await _worker;
            throw;
        }
    }

    /// <summary>Queues work from another line.</summary>
    /// <exception cref="Exception">What earlier work threw; nothing after it is done.</exception>
    public void Post(Action work, CancellationToken stop) => PostAsync(work, stop).AsTask().GetAwaiter().GetResult();

    /// <summary>Waits until everything queued so far is done; more may follow.</summary>
    /// <exception cref="Exception">What any of it threw.</exception>
    public async Task DrainAsync(CancellationToken stop)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(done.SetResult, stop);
        await await Task.WhenAny(done.Task, _worker);
    }

    /// <summary>Waits for all queued work.</summary>
    /// <exception cref="Exception">What any of it threw.</exception>
    public async Task FinishAsync()
    {
        _work.Writer.TryComplete();
        await _worker;
    }

    /// <summary>Ends without asking for the outcome: on this road an error is already on its way.</summary>
    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _worker.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var work in _work.Reader.ReadAllAsync())
            {
                work();
            }
        }
        catch (Exception problem)
        {
            _work.Writer.TryComplete(problem); // wakes a reader that waits for room
            throw;
        }
    }
}
