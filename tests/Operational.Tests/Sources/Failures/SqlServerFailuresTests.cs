using Analytics.Operational.Sources.Failures;

namespace Analytics.Operational.Tests.Sources.Failures;

public sealed class SqlServerFailuresTests
{
    [Theory]
    [InlineData(0, nameof(FailureKind.Passing))] // a connection cut in the middle of an answer
    [InlineData(1205, nameof(FailureKind.Passing))]
    [InlineData(3960, nameof(FailureKind.Passing))]
    [InlineData(10054, nameof(FailureKind.Passing))]
    [InlineData(40613, nameof(FailureKind.Passing))]
    [InlineData(-2, nameof(FailureKind.Slow))]
    [InlineData(18456, nameof(FailureKind.LoginRefused))]
    [InlineData(4060, nameof(FailureKind.LoginRefused))]
    [InlineData(229, nameof(FailureKind.NotAllowed))]
    [InlineData(208, nameof(FailureKind.Missing))]
    [InlineData(3952, nameof(FailureKind.NoSnapshots))]
    [InlineData(-2146893019, nameof(FailureKind.Untrusted))]
    [InlineData(53, nameof(FailureKind.Unreachable))]
    [InlineData(8134, nameof(FailureKind.Unreachable))]
    public void Each_number_has_its_meaning(int number, string kind) =>
        Assert.Equal(kind, SqlServerFailures.KindOf(number).ToString());
}
