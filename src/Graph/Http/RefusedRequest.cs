using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Http;

/// <summary>A request that cannot be answered, with the status code that says so.</summary>
/// <param name="status">HTTP status code.</param>
/// <param name="error">Why.</param>
internal sealed class RefusedRequest(int status, AnalyticsError error) : Exception(error.Message)
{
    public int Status { get; } = status;

    public AnalyticsError Error { get; } = error;

    /// <summary>The methods that are allowed instead; null unless the method is what is refused.</summary>
    public string? Allow { get; init; }
}
