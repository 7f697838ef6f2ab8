namespace Analytics.Loader.Progress;

/// <summary>How a load comes on.</summary>
/// <param name="Rows">Rows of the table read so far.</param>
/// <param name="RowsPerSecond">Over the table.</param>
/// <param name="Remaining">Of reading the rest of the load at the pace so far; null when not known.</param>
public sealed record PaceReading(long Rows, double RowsPerSecond, TimeSpan? Remaining);
