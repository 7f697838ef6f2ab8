namespace Analytics.Operational.Synthetic;

/// <summary>Tells that a table is complete.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Rows">Rows written to it.</param>
public sealed record SyntheticProgress(string Table, long Rows);
