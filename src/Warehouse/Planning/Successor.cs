namespace Analytics.Warehouse.Planning;

/// <summary>A province and one that holds all of it later.</summary>
/// <param name="Before">Key of the province that ended.</param>
/// <param name="After">Key of the later province.</param>
/// <param name="Generation">How often the later province itself was followed by another; 0 while it goes on.</param>
public sealed record Successor(int Before, int After, int Generation = 0);
