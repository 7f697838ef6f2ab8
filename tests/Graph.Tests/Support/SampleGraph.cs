using Analytics.Graph.Tests.Support;

[assembly: AssemblyFixture(typeof(SampleGraph))]

namespace Analytics.Graph.Tests.Support;

/// <summary>The published figures and a host that serves them, shared by all tests that only ask.</summary>
public sealed class SampleGraph : IAsyncLifetime
{
    public SampleData Data { get; } = new();

    public GraphHost Host { get; private set; } = null!; // set before the first test

    public async ValueTask InitializeAsync()
    {
        await Data.InitializeAsync();
        Host = await GraphHost.StartAsync(Data.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        await Data.DisposeAsync();
    }
}
