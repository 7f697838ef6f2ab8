using System.Text;
using Analytics.Graph.Caching;

namespace Analytics.Graph.Tests.Caching;

public sealed class SealedAnswerTests
{
    private const int MaxBytes = 1 << 20;
    private static readonly AnswerKey Key = new("k");
    private static readonly Reply Answer = new(
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":1}", 100))), ReplyKind.Complete)
    {
        MadeAt = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123),
    };

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    public void What_is_closed_opens_with_its_bytes_and_its_time(int packFromBytes)
    {
        var opened = SealedAnswer.Open(Key, SealedAnswer.Close(Key, Answer, packFromBytes), MaxBytes)!;

        Assert.Equal(Answer.Body.ToArray(), opened.Body.ToArray());
        Assert.Equal(Answer.As(Packing.Brotli).ToArray(), opened.As(Packing.Brotli).ToArray());
        Assert.Equal((Answer.MadeAt, ReplyKind.Complete), (opened.MadeAt, opened.Kind));
    }

    [Fact]
    public void A_packed_answer_is_shorter() =>
        Assert.True(SealedAnswer.Close(Key, Answer, 0).Length < SealedAnswer.Close(Key, Answer, int.MaxValue).Length / 2);

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    public void It_does_not_open_when_any_bit_of_it_changed_or_any_of_its_end_is_missing(int packFromBytes)
    {
        var kept = SealedAnswer.Close(Key, Answer, packFromBytes);
        for (var bit = 0; bit < kept.Length * 8; bit++)
        {
            kept[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(SealedAnswer.Open(Key, kept, MaxBytes));
            kept[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        for (var length = 0; length < kept.Length; length++)
        {
            Assert.Null(SealedAnswer.Open(Key, kept[..length], MaxBytes));
        }

        Assert.NotNull(SealedAnswer.Open(Key, kept, MaxBytes));
    }

    [Fact]
    public void It_does_not_open_under_another_key_or_when_it_holds_more_than_it_may()
    {
        var kept = SealedAnswer.Close(Key, Answer, 0);

        Assert.Null(SealedAnswer.Open(new AnswerKey("l"), kept, MaxBytes));
        Assert.Null(SealedAnswer.Open(Key, kept, Answer.Body.Length - 1));
        Assert.Null(SealedAnswer.Open(Key, [.. kept, 0], MaxBytes));
    }
}
