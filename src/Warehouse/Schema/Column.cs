namespace Analytics.Warehouse.Schema;

/// <summary>A column of a table.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Type">Its type.</param>
/// <param name="Presence">Whether every row has a value.</param>
public sealed record Column(string Name, ColumnType Type, Presence Presence = Presence.Required);
