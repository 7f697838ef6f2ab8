using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Limits;

/// <summary>The host has no place for a request now.</summary>
/// <param name="error">LIMIT_BUSY.</param>
/// <param name="retryAfter">When to ask again.</param>
public sealed class BusyException(AnalyticsError error, TimeSpan retryAfter) : Exception(error.Message)
{
    /// <summary>LIMIT_BUSY.</summary>
    public AnalyticsError Error { get; } = error;

    /// <summary>When to ask again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;

    /// <summary>What the header <c>Retry-After</c> says: whole seconds.</summary>
    public static string Text(TimeSpan retryAfter) =>
        Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
