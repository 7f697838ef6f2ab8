using Analytics.Graph.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Support;

/// <summary>A place of a host that is held until this is disposed.</summary>
public sealed class TakenPlaces : IAsyncDisposable
{
    private readonly TaskCompletionSource<int> leave = new();
    private readonly Task<int> inside;

    private TakenPlaces(QueryGate gate, CostClass lane) =>
        inside = gate.RunAsync(lane, (_, _) => leave.Task, CancellationToken.None);

    /// <summary>Takes one place of a lane.</summary>
    public static TakenPlaces Of(GraphHost host, CostClass lane = CostClass.Light) =>
        new(host.Services.GetRequiredService<QueryGate>(), lane);

    public async ValueTask DisposeAsync()
    {
        leave.SetResult(0);
        await inside;
    }
}
