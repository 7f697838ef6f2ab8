using Analytics.Graph.Caching;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Tests.Caching;

public sealed class AnswerCacheTests : IAsyncDisposable
{
    private static readonly AnswerKey Key = new("k");
    private readonly AnswerCache cache = new(
        new NoSharedAnswers(), Options.Create(new ResultCacheOptions()), Metered.Cache(), TimeProvider.System);

    [Fact]
    public async Task Many_who_ask_the_same_at_once_wait_for_one_computation()
    {
        var started = 0;
        var finish = new TaskCompletionSource();
        async Task<Reply> ComputeAsync(CancellationToken stop)
        {
            Interlocked.Increment(ref started);
            await finish.Task.WaitAsync(stop);
            return new Reply(new byte[] { 1 }, ReplyKind.Complete);
        }

        var asking = Enumerable.Range(0, 50).Select(_ => cache.FindAsync(Key, ComputeAsync, CancellationToken.None)).ToList();
        finish.SetResult();
        var found = await Task.WhenAll(asking);

        Assert.Equal(1, started);
        Assert.Single(found, one => one.Source == AnswerSource.Miss);
        Assert.Equal(49, found.Count(one => one.Source == AnswerSource.Memory));
    }

    [Fact]
    public async Task One_who_leaves_does_not_take_the_answer_from_those_who_wait()
    {
        var finish = new TaskCompletionSource<Reply>();
        using var leaving = new CancellationTokenSource();
        var first = cache.FindAsync(Key, stop => finish.Task.WaitAsync(stop), leaving.Token);
        var second = cache.FindAsync(Key, stop => finish.Task.WaitAsync(stop), CancellationToken.None);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        finish.SetResult(new Reply(new byte[] { 1 }, ReplyKind.Complete));

        Assert.Equal(1, (await second).Reply.Body.Length);
    }

    [Fact]
    public async Task A_computation_that_everybody_left_is_cancelled_and_the_next_one_starts_anew()
    {
        var cancelled = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var first = cache.FindAsync(Key, async stop =>
        {
            stop.Register(() => cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException();
        }, leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await cancelled.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var second = await cache.FindAsync(Key, _ => Task.FromResult(new Reply(new byte[] { 2 }, ReplyKind.Complete)), CancellationToken.None);

        Assert.Equal((AnswerSource.Miss, (byte)2), (second.Source, second.Reply.Body.Span[0]));
    }

    [Theory]
    [InlineData(ReplyKind.Complete, AnswerSource.Memory)]
    [InlineData(ReplyKind.WithErrors, AnswerSource.Miss)]
    [InlineData(ReplyKind.Refused, AnswerSource.Miss)]
    public async Task Only_answers_without_errors_are_kept(ReplyKind kind, AnswerSource second)
    {
        Task<Reply> ComputeAsync(CancellationToken stop) => Task.FromResult(new Reply(new byte[] { 1 }, kind));

        await cache.FindAsync(Key, ComputeAsync, CancellationToken.None);

        Assert.Equal(second, (await cache.FindAsync(Key, ComputeAsync, CancellationToken.None)).Source);
    }

    [Fact]
    public async Task A_failure_reaches_everybody_and_is_not_kept()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => cache.FindAsync(Key, _ => throw new InvalidOperationException(), CancellationToken.None));

        var next = await cache.FindAsync(Key, _ => Task.FromResult(new Reply(new byte[] { 1 }, ReplyKind.Complete)), CancellationToken.None);

        Assert.Equal(AnswerSource.Miss, next.Source);
    }

    [Fact]
    public void A_key_tells_every_part_apart()
    {
        var question = new Question("{a}", "", "{}");
        var keys = new[]
        {
            AnswerKey.Of("s", "m", "u", question),
            AnswerKey.Of("t", "m", "u", question),
            AnswerKey.Of("s", "n", "u", question),
            AnswerKey.Of("s", "m", "v", question),
            AnswerKey.Of("s", "m", "u", question with { Document = "{b}" }),
            AnswerKey.Of("s", "m", "u", question with { OperationName = "A" }),
            AnswerKey.Of("s", "m", "u", question with { Variables = """{"a":1}""" }),
            AnswerKey.Of("sm", "", "u", question),
        };

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], AnswerKey.Of("s", "m", "u", question with { }));
    }

    public ValueTask DisposeAsync() => cache.DisposeAsync();
}
