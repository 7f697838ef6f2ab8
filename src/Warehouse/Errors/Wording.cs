namespace Analytics.Warehouse.Errors;

/// <summary>One text in both languages of the product.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
public sealed record Wording(string Vi, string En);
