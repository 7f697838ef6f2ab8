using Analytics.Operational.Sample;
using Analytics.Operational.Sources;
using Analytics.Operational.Tests.Support;

[assembly: AssemblyFixture(typeof(Analytics.Operational.Tests.Sample.PublishedSample))]

namespace Analytics.Operational.Tests.Sample;

/// <summary>The published sample, loaded once into a real database; tests only read it.</summary>
public sealed class PublishedSample : IAsyncLifetime
{
    private SqliteSource source = null!; // set before the first test

    public OperationalContext Open() => source.Open();

    public async ValueTask InitializeAsync()
    {
        source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();
        await SampleDataSet.LoadAsync(context);
    }

    public ValueTask DisposeAsync()
    {
        source.Dispose();
        return ValueTask.CompletedTask;
    }
}
