namespace Analytics.Warehouse.Snapshots;

/// <summary>One sum that source and warehouse agree on to the unit, over all provinces of a year.</summary>
/// <param name="Table">Warehouse name, such as <c>disbursement</c>.</param>
/// <param name="Column">The column summed, or <c>rows</c> for the number of records.</param>
/// <param name="Year">Budget or calendar year; null for the records of a span.</param>
/// <param name="Value">In the unit of the column; money in whole VND.</param>
public sealed record ControlTotal(string Table, string Column, int? Year, decimal Value);
