using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>One <c>rows</c> or <c>total</c> field: where it stands and what it asks.</summary>
/// <param name="Selection">The field.</param>
/// <param name="Path">Where it stands in the response.</param>
/// <param name="Request">What it asks.</param>
internal sealed record Breakdown(Selection Selection, ResponsePath Path, AggregationRequest Request);
