namespace Analytics.Warehouse.Snapshots;

/// <summary>How many rows a table of the snapshot has.</summary>
/// <param name="Table">Warehouse name, such as <c>disbursement</c>.</param>
/// <param name="Rows">Zero or more.</param>
public sealed record TableRows(string Table, long Rows);
