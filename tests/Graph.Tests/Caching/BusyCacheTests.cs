using Analytics.Graph.Caching;
using Analytics.Graph.Limits;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Tests.Caching;

/// <summary>What may not be computed now is answered where it is known, and refused quickly where it is not.</summary>
public sealed class BusyCacheTests : IAsyncDisposable
{
    private const int MostLooking = 16;
    private static readonly Reply Busy = new("busy"u8.ToArray(), ReplyKind.Busy);
    private static readonly Reply Known = new("known"u8.ToArray(), ReplyKind.Complete);
    private static readonly Making Refused = new(_ => throw new InvalidOperationException("It was computed."), () => Busy);
    private readonly HeldAnswers shared = new();
    private readonly AnswerCache cache;

    public BusyCacheTests() => cache = Over(shared);

    [Fact]
    public async Task An_answer_in_memory_and_one_that_is_being_made_are_answered()
    {
        var making = new TaskCompletionSource<Reply>();
        await using var alone = Over(new NoSharedAnswers());
        await alone.FindAsync(new AnswerKey("kept"), _ => Task.FromResult(Known), default);
        var first = alone.FindAsync(new AnswerKey("made"), _ => making.Task, default);

        var kept = await alone.FindAsync(new AnswerKey("kept"), Refused, default);
        var joined = alone.FindAsync(new AnswerKey("made"), Refused, default);
        making.SetResult(Known);

        Assert.Same(Known, kept.Reply);
        Assert.Same((await first).Reply, (await joined).Reply);
        Assert.Same(Busy, (await alone.FindAsync(new AnswerKey("new"), Refused, default)).Reply);
    }

    [Fact]
    public async Task An_answer_that_another_process_made_is_answered_and_kept()
    {
        shared.Found.SetResult(Known);

        var found = await cache.FindAsync(new AnswerKey("k"), Refused, default);
        var again = await cache.FindAsync(new AnswerKey("k"), Refused, default);

        Assert.Equal((AnswerSource.Redis, AnswerSource.Memory), (found.Source, again.Source));
        Assert.Equal((Known, Known), (found.Reply, again.Reply));
    }

    [Fact]
    public async Task An_answer_that_nobody_made_is_refused_without_a_turn()
    {
        shared.Found.SetResult(null);

        var found = await cache.FindAsync(new AnswerKey("k"), Refused, default);

        Assert.Equal((Busy, 1, 0), (found.Reply, shared.Looks, shared.Turns));
    }

    [Fact]
    public async Task Only_a_few_look_at_the_same_time_and_none_waits_for_others_that_are_slow()
    {
        var looked = await Task.WhenAll(Enumerable.Range(0, MostLooking)
            .Select(number => cache.FindAsync(new AnswerKey($"k{number}"), Refused, default)));

        var further = cache.FindAsync(new AnswerKey("further"), Refused, default);

        Assert.True(further.IsCompletedSuccessfully); // nothing had to be waited for
        Assert.All(looked.Append(await further), found => Assert.Same(Busy, found.Reply));
        Assert.Equal((MostLooking, 0), (shared.Looks, shared.Turns));

        shared.Found.SetResult(Known); // those that were not waited for come at last
        await Waiting.UntilAsync(async () => (await cache.FindAsync(new AnswerKey("k0"), Refused, default)).Source == AnswerSource.Memory);
        Assert.Same(Known, (await cache.FindAsync(new AnswerKey("further"), Refused, default)).Reply);
    }

    [Fact]
    public async Task Who_asks_others_for_the_turn_is_announced_until_then_and_who_cannot_be_asks_nobody()
    {
        shared.Found.SetResult(null);
        using var gate = new QueryGate(Options.Create(new LimitOptions { MaxRunning = 1, MaxWaiting = 1 }));
        var held = new TaskCompletionSource<int>();
        var running = gate.RunAsync(CostClass.Light, (_, _) => held.Task, default);
        Reply? Refuse() => gate.RefusalOf(null) is null ? null : Busy;
        var seen = new List<bool>();
        var making = new Making(_ => Task.FromResult(Known), Refuse) { Announce = gate.TryAnnounce };

        await cache.FindAsync(new AnswerKey("first"), making with
        {
            Announce = () =>
            {
                var announced = gate.TryAnnounce();
                seen.Add(gate.IsFull); // the only place in the queue is spoken for
                return announced;
            },
            ComputeAsync = _ =>
            {
                seen.Add(gate.IsFull);
                return Task.FromResult(Known);
            },
        }, default);
        using var place = gate.TryAnnounce();
        var refused = await cache.FindAsync(new AnswerKey("second"), making, default);

        Assert.Equal([true, false], seen);
        Assert.Equal((Busy, 1, 2), (refused.Reply, shared.Turns, shared.Looks));
        Assert.Null(gate.TryAnnounce());
        held.SetResult(0);
        await running;
    }

    [Theory]
    [InlineData(ReplyKind.Busy, true)] // who waits for the turn gets it, one after the other
    [InlineData(ReplyKind.Refused, false)] // there will never be an answer to share
    public async Task A_turn_that_found_no_room_ends_as_if_nobody_had_taken_it(ReplyKind kind, bool turnsGoOn)
    {
        var taken = new TakenTurn();
        await using var turning = Over(new GivesTurn(taken));

        await turning.FindAsync(new AnswerKey("k"), _ => Task.FromResult(new Reply("no"u8.ToArray(), kind)), default);

        Assert.Equal(turnsGoOn, await taken.Ended.Task);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        shared.Found.SetResult(null);
        await cache.FindAsync(new AnswerKey("k"), Refused, default);

        var found = await cache.FindAsync(new AnswerKey("k"), _ => Task.FromResult(Known), default);

        Assert.Equal((Known, AnswerSource.Miss), (found.Reply, found.Source));
    }

    public ValueTask DisposeAsync() => cache.DisposeAsync();

    private static AnswerCache Over(ISharedAnswers shared) =>
        new(shared, Options.Create(new ResultCacheOptions()), Metered.Cache(), TimeProvider.System);

    private sealed record TakenTurn() : Turn((Reply?)null)
    {
        public TaskCompletionSource<bool> Ended { get; } = new();

        public override ValueTask EndAsync(bool isShared)
        {
            Ended.TrySetResult(isShared);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class GivesTurn(Turn turn) : ISharedAnswers
    {
        public bool IsShared => true;

        public Task<Reply?> FindAsync(AnswerKey key, CancellationToken stop) => Task.FromResult<Reply?>(null);

        public Task<Turn> TakeTurnAsync(AnswerKey key, CancellationToken stop) => Task.FromResult(turn);

        public Task KeepAsync(AnswerKey key, Reply reply, CancellationToken stop) => Task.CompletedTask;
    }
}
