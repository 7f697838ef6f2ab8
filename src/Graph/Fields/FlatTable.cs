using System.Collections.Immutable;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Fields;

/// <summary>A flat table, ready to be written.</summary>
internal sealed record FlatTable(Answer Answer, ImmutableArray<TableColumn> Columns, MetaWriter.Meta Meta);
