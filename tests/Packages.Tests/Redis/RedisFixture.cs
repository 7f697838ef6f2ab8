using Analytics.Support;

namespace Analytics.Packages.Tests.Redis;

/// <summary>One server for the tests that do not kill it.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? server;

    public string ConnectionString => server!.ConnectionString; // set before the first test

    public async ValueTask InitializeAsync() => server = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
