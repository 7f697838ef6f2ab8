namespace Analytics.Warehouse.Tests.Support;

/// <summary>One unit followed by another.</summary>
internal sealed record Change(Place Before, Place After, DateOnly On, bool Whole = true);
