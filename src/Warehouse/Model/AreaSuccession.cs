namespace Analytics.Warehouse.Model;

/// <summary>One unit followed by another.</summary>
/// <param name="PredecessorKey">The unit that ended.</param>
/// <param name="SuccessorKey">The unit that took it over.</param>
/// <param name="Share">Whether all of it went there.</param>
/// <param name="On">The day of change.</param>
public sealed record AreaSuccession(int PredecessorKey, int SuccessorKey, SuccessionShare Share, DateOnly On);
