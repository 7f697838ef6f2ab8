namespace Analytics.Warehouse.Planning;

/// <summary>Two numbers that were aggregated as one, under the name of the first.</summary>
/// <param name="All">The number of all records, the lower half.</param>
/// <param name="Among">The number of some of them, the upper half.</param>
public sealed record NumberPair(string All, string Among);
