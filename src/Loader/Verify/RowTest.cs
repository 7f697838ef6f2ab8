namespace Analytics.Loader.Verify;

/// <summary>A condition that no row of a table should meet.</summary>
/// <param name="Table">The table, perhaps with joins; its first table is called <c>t</c> in the condition.</param>
/// <param name="Where">The condition, in SQL.</param>
/// <param name="Label">SQL that names a row among the examples; null: the table and <c>record_id</c>.</param>
public sealed record RowTest(string Table, string Where, string? Label = null);
