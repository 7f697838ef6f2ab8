namespace Analytics.Warehouse.Snapshots;

/// <summary>What a load leaves to the next one about a table of records.</summary>
/// <param name="Table">Warehouse name, such as <c>disbursement</c>.</param>
/// <param name="RowHash">Sum of the hashes of its rows, so that changed rows can be taken out and put in.</param>
/// <param name="ChangedRows">Rows taken out or put in since the table was last sorted as a whole.</param>
public sealed record TableState(string Table, string RowHash, long ChangedRows);
