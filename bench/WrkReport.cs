namespace Analytics.Bench;

/// <summary>What <c>wrk</c> tells.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="P50">Milliseconds within which half of them were answered.</param>
/// <param name="P99">Milliseconds within which 99 of 100 were answered.</param>
/// <param name="Failed">Replies with a status of 400 or more.</param>
public sealed record WrkReport(double PerSecond, double P50, double P99, long Failed);
