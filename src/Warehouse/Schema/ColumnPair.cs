namespace Analytics.Warehouse.Schema;

/// <summary>Two columns of a fact that are divided by one another.</summary>
public readonly record struct ColumnPair(string One, string Other);
