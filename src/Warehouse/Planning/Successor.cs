namespace Analytics.Warehouse.Planning;

/// <summary>A province and the one that took over all of it.</summary>
/// <param name="Before">Key of the province that ended.</param>
/// <param name="After">Key of the province that holds its territory now.</param>
public sealed record Successor(int Before, int After);
