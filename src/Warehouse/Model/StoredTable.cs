using System.Collections.Immutable;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Model;

/// <summary>A table as a snapshot holds it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Names of its columns.</param>
public sealed record StoredTable(string Name, long Rows, ImmutableHashSet<string> Columns)
{
    /// <summary>Whether it has every column of a declared table.</summary>
    public bool Holds(Table declared) => declared.Columns.All(column => Columns.Contains(column.Name));
}
