using System.Collections.Immutable;

namespace Analytics.Warehouse.Execution;

/// <summary>Rows of an answer as columns.</summary>
/// <param name="RowCount">Number of rows.</param>
/// <param name="Keys">One column a dimension, in the order asked.</param>
/// <param name="Measures">One column a measure, in the order asked.</param>
public sealed record ResultTable(int RowCount, ImmutableArray<KeyColumn> Keys, ImmutableArray<MeasureColumn> Measures);
