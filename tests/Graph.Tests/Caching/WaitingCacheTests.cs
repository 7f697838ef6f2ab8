using Analytics.Graph.Caching;
using Analytics.Graph.Limits;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Tests.Caching;

/// <summary>A host that waits for what others compute has its own places free.</summary>
public sealed class WaitingCacheTests
{
    private static readonly Reply Busy = new("busy"u8.ToArray(), ReplyKind.Busy);
    private static readonly Reply Known = new("known"u8.ToArray(), ReplyKind.Complete);

    [Fact]
    public async Task A_question_is_not_refused_while_nothing_runs_here()
    {
        using var gate = new QueryGate(Options.Create(new LimitOptions { MaxRunning = 4, MaxWaiting = 4 }));
        var shared = new OthersCompute();
        await using var cache = new AnswerCache(shared, Options.Create(new ResultCacheOptions()), Metered.Cache(), TimeProvider.System);
        var making = new Making(_ => Task.FromResult(Known), () => gate.RefusalOf(null) is null ? null : Busy) { Announce = gate.TryAnnounce };

        var waiting = Enumerable.Range(0, 8).Select(number => cache.FindAsync(new AnswerKey($"k{number}"), making, default)).ToList();
        SpinWait.SpinUntil(() => shared.Waiting == 8, TimeSpan.FromSeconds(30));
        var inside = gate.Inside;
        var found = await cache.FindAsync(new AnswerKey("mine"), making, default);
        shared.Made.SetResult();
        await Task.WhenAll(waiting);

        Assert.Equal((0, ReplyKind.Complete), (inside, found.Reply.Kind));
    }

    private sealed class OthersCompute : ISharedAnswers
    {
        private int waiting;

        public bool IsShared => true;

        public int Waiting => Volatile.Read(ref waiting);

        public TaskCompletionSource Made { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Reply?> FindAsync(AnswerKey key, CancellationToken stop) => Task.FromResult<Reply?>(null);

        public async Task<Turn> TakeTurnAsync(AnswerKey key, CancellationToken stop)
        {
            if (key.Text == "mine")
            {
                return Turn.Alone;
            }

            Interlocked.Increment(ref waiting);
            await Made.Task.WaitAsync(stop);
            return new Turn(Known);
        }

        public Task KeepAsync(AnswerKey key, Reply reply, CancellationToken stop) => Task.CompletedTask;
    }
}
