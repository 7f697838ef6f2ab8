using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Serving;

/// <summary>Why a snapshot that looks right cannot be served.</summary>
internal static class ServingErrors
{
    public static AnalyticsError Unopened(string problem) => new(
        "SNAPSHOT_NOT_OPENED",
        $"The current snapshot could not be opened ({problem}).",
        "Look into the host's log; it tries again by itself.");
}
