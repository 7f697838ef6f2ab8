using System.Collections.Immutable;

namespace Analytics.Loader.Compare;

/// <summary>How one table of records differs between two snapshots.</summary>
/// <param name="Table">Warehouse name, such as <c>disbursement</c>.</param>
/// <param name="RowsBefore">Records in the earlier snapshot.</param>
/// <param name="RowsAfter">Records in the later one.</param>
/// <param name="Sums">Totals over all records.</param>
/// <param name="Lines">Changes by province, year and reason; empty when nothing changed.</param>
public sealed record TableChange(
    string Table, long RowsBefore, long RowsAfter, ImmutableArray<SumChange> Sums, ImmutableArray<ChangeLine> Lines);
