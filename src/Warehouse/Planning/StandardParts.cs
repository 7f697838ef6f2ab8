namespace Analytics.Warehouse.Planning;

/// <summary>Parts that tell which standards the records of a cell were made by.</summary>
/// <param name="Least">Smallest key.</param>
/// <param name="Greatest">Largest key.</param>
public sealed record StandardParts(string Least, string Greatest);
