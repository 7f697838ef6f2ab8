using Analytics.Graph.Caching;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Caching;

public sealed class AnswerMemoryTests
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData(1, 40_000, 900)]
    [InlineData(2, 400_000, 9_000)]
    [InlineData(3, 400_000, 300_000)] // answers that nearly fill it, or are too large
    public void It_keeps_what_a_plain_model_of_its_rules_keeps(int seed, long maxBytes, int mostBytes)
    {
        var (memory, model) = (new AnswerMemory(maxBytes, TimeSpan.FromDays(1), clock), new MemoryModel(maxBytes));
        var random = new Random(seed);
        for (var step = 0; step < 5_000; step++)
        {
            var key = new AnswerKey("k" + (int)(200 * Math.Pow(random.NextDouble(), 3)));
            var bytes = random.Next(mostBytes);

            var (isKept, isExpected) = (memory.TryGet(key) is not null, model.Get(key));
            Assert.True(isKept == isExpected, $"step {step}: {key.Text} kept: {isKept}, expected: {isExpected}");
            if (!isKept)
            {
                memory.Keep(key, Of(bytes));
                model.Keep(key, bytes);
            }

            Assert.InRange(memory.TotalBytes, 0, maxBytes);
        }

        Assert.Equal(model.Kept.Count(), memory.Count);
    }

    [Fact]
    public void Questions_asked_once_do_not_push_out_those_that_are_asked_again_and_again()
    {
        var memory = new AnswerMemory(1 << 20, TimeSpan.FromDays(1), clock);
        var asked = Enumerable.Range(0, 100).Select(number => new AnswerKey("dashboard" + number)).ToList();
        for (var round = 0; round < 5; round++)
        {
            asked.ForEach(key => Ask(memory, key, 4_096));
        }

        foreach (var number in Enumerable.Range(0, 20_000))
        {
            Ask(memory, new AnswerKey("once" + number), 4_096);
        }

        Assert.InRange(asked.Count(key => memory.TryGet(key) is not null), 95, 100);
    }

    [Fact]
    public void One_large_answer_does_not_push_out_many_small_ones()
    {
        var memory = new AnswerMemory(1 << 20, TimeSpan.FromDays(1), clock);
        var small = Enumerable.Range(0, 200).Select(number => new AnswerKey("small" + number)).ToList();
        small.ForEach(key => Ask(memory, key, 4_096));
        small.ForEach(key => Ask(memory, key, 4_096));

        Ask(memory, new AnswerKey("large"), 900_000);
        Ask(memory, new AnswerKey("large"), 900_000);

        Assert.All(small, key => Assert.NotNull(memory.TryGet(key)));
        Assert.Null(memory.TryGet(new AnswerKey("large")));
    }

    [Fact]
    public void An_answer_that_nobody_asks_for_its_lifetime_leaves_and_a_clock_set_back_harms_nothing()
    {
        var memory = new AnswerMemory(1 << 20, TimeSpan.FromMinutes(30), clock);
        memory.Keep(new AnswerKey("asked"), Of(10));
        memory.Keep(new AnswerKey("left"), Of(10));

        clock.Move(TimeSpan.FromDays(-1));
        Assert.NotNull(memory.TryGet(new AnswerKey("asked")));
        clock.Move(TimeSpan.FromMinutes(20));
        Assert.NotNull(memory.TryGet(new AnswerKey("asked")));
        clock.Move(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(15));
        Assert.Null(memory.TryGet(new AnswerKey("asked")));
        memory.Keep(new AnswerKey("new"), Of(10));

        Assert.Equal(1, memory.Count);
    }

    [Fact]
    public void What_an_answer_is_packed_into_counts_too()
    {
        var memory = new AnswerMemory(1 << 20, TimeSpan.FromDays(1), clock);
        var (key, reply) = (new AnswerKey("k"), Of(5_000));
        memory.Keep(key, reply);
        var before = memory.TotalBytes;

        var packed = reply.As(Packing.Brotli).Length;
        memory.Reweigh(key);

        Assert.Equal(before + packed, memory.TotalBytes);
    }

    [Fact]
    public async Task Many_at_once_leave_the_bytes_right()
    {
        var memory = new AnswerMemory(1 << 18, TimeSpan.FromDays(1), clock);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            for (var step = 0; step < 20_000; step++)
            {
                var key = new AnswerKey("k" + random.Next(300));
                Ask(memory, key, random.Next(4_000));
                memory.Reweigh(key);
            }
        })));

        var bytes = Enumerable.Range(0, 300).Select(number => memory.TryGet(new AnswerKey("k" + number)))
            .OfType<Reply>().Sum(reply => reply.HeldBytes + AnswerMemory.OverheadBytes);
        Assert.Equal(bytes, memory.TotalBytes);
        Assert.InRange(memory.TotalBytes, 1, 1 << 18);
    }

    private static void Ask(AnswerMemory memory, AnswerKey key, int bytes)
    {
        if (memory.TryGet(key) is null)
        {
            memory.Keep(key, Of(bytes));
        }
    }

    private static Reply Of(int bytes) => new(new byte[bytes], ReplyKind.Complete);
}
