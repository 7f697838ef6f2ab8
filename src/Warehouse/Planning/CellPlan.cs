namespace Analytics.Warehouse.Planning;

/// <summary>A plan and how cells are made from the parts of its rows.</summary>
/// <param name="Plan">What must happen.</param>
/// <param name="Cells">How each measure is made.</param>
public sealed record CellPlan(Plan Plan, CellMap Cells);
