namespace Analytics.Loader.Compare;

/// <summary>One sum in two snapshots.</summary>
/// <param name="Column">The column summed, such as <c>amount</c>.</param>
/// <param name="Before">In the earlier snapshot, in the unit of the column.</param>
/// <param name="After">In the later one.</param>
public sealed record SumChange(string Column, decimal Before, decimal After);
