using Analytics.Operational.Synthetic;
using Analytics.Operational.Tests.Support;

namespace Analytics.Operational.Tests.Synthetic;

/// <summary>One generated database for all tests that only read it.</summary>
public sealed class SyntheticFixture : IAsyncLifetime
{
    public static readonly SyntheticOptions Options = new() { Disbursements = 20_000, Seed = 7 };

    public SqliteSource Source { get; private set; } = null!; // set before the first test

    public long Rows { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Source = await SqliteSource.CreatedAsync();
        await using var context = Source.Open();
        Rows = await SyntheticDataSet.LoadAsync(context, Options);
    }

    public ValueTask DisposeAsync()
    {
        Source.Dispose();
        return ValueTask.CompletedTask;
    }
}
