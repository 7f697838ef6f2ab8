using System.Globalization;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>What caches between this host and its callers are told: the same for GraphQL and for exports.</summary>
internal sealed class CacheControl(IOptions<TransportOptions> options)
{
    private const string Fixed = "max-age=31536000, immutable"; // a snapshot that is named never changes
    private readonly bool isPrivate = options.Value.CacheScope == CacheScope.Private;
    private readonly long maxAge = (long)options.Value.MaxAge.TotalSeconds;
    private readonly string fixedText = options.Value.CacheScope == CacheScope.Private
        ? "private, " + Fixed
        : "public, " + Fixed;

    /// <summary>For an answer from the current snapshot, or from one that the address names.</summary>
    /// <param name="isFixed">Whether the address names the snapshot of all it asks.</param>
    /// <param name="ageSeconds">What <c>Age</c> tells. The answer was compared with the served snapshot just now, so
    /// its time starts anew: caches subtract the age from what they are told here.</param>
    public string Of(bool isFixed, long ageSeconds) => (isFixed, isPrivate, maxAge) switch
    {
        (true, _, _) => fixedText,
        (_, false, 0) => "no-cache",
        (_, true, 0) => "private, no-cache",
        (_, false, _) => string.Create(CultureInfo.InvariantCulture, $"public, max-age={maxAge + ageSeconds}"),
        (_, true, _) => string.Create(CultureInfo.InvariantCulture, $"private, max-age={maxAge + ageSeconds}"),
    };
}
