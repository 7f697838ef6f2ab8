namespace Analytics.Loader.Verify;

/// <summary>A condition that no row of a table should meet.</summary>
/// <param name="Table">The table, perhaps with joins; its first table is called <c>t</c> in the condition.</param>
/// <param name="Where">The condition, in SQL.</param>
/// <param name="Label">SQL that names a row among the examples; null: the table and <c>record_id</c>.</param>
public sealed record RowTest(string Table, string Where, string? Label = null)
{
    /// <summary>The table to look at when only new rows can meet the condition; null: the new rows of
    /// <see cref="Table"/> where it is a fact, else all its rows.</summary>
    public string? Changed { get; init; }

    /// <summary>The fact whose change can make rows meet the condition; null for subqueries.</summary>
    public string? Fact => Table.StartsWith('(') ? Changed is null ? null : Of : Table.Split(' ')[0];

    /// <summary>The fact of a subquery with <see cref="Changed"/>.</summary>
    public string? Of { get; init; }
}
