using Analytics.Graph.Limits;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Tests.Limits;

public sealed class CostBookTests
{
    private readonly CostBook book = new(Options.Create(new LimitOptions { HeavyRows = 1_000, HeavyTime = TimeSpan.FromMilliseconds(100) }));

    [Theory]
    [InlineData(1_000, false, CostClass.Light)]
    [InlineData(1_001, false, CostClass.Heavy)]
    [InlineData(20_000, true, CostClass.Light)]
    [InlineData(21_000, true, CostClass.Heavy)]
    public void A_question_never_seen_is_judged_by_the_rows_it_may_read(long rows, bool isNarrowed, CostClass expected) =>
        Assert.Equal(expected, book.ClassOf("{a}", rows, isNarrowed));

    [Fact]
    public void A_question_is_known_once_it_was_noted()
    {
        Assert.False(book.Knows("{a}"));

        book.Note("{a}", TimeSpan.FromMilliseconds(1));

        Assert.Equal((true, false), (book.Knows("{a}"), book.Knows("{b}")));
        Assert.Equal((CostClass.Light, (CostClass?)null), (book.KnownClassOf("{a}"), book.KnownClassOf("{b}")));
    }

    [Fact]
    public void A_question_that_was_seen_is_judged_by_the_time_it_took_lately()
    {
        book.Note("{a}", TimeSpan.FromMilliseconds(90));
        Assert.Equal(CostClass.Light, book.ClassOf("{a}", long.MaxValue, isNarrowed: false));

        book.Note("{a}", TimeSpan.FromSeconds(1));
        Assert.Equal(CostClass.Heavy, book.ClassOf("{a}", 0, isNarrowed: true));

        for (var time = 0; time < 10; time++)
        {
            book.Note("{a}", TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(CostClass.Light, book.ClassOf("{a}", long.MaxValue, isNarrowed: false));
    }
}
