using Analytics.Graph.Caching;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics.Metrics;

namespace Analytics.Graph.Tests.Support;

/// <summary>Meters for what is tested without a host.</summary>
public static class Metered
{
    public static IMeterFactory Meters { get; } =
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static CacheMetrics Cache() => new(Meters);
}
