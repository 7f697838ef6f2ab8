using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>Keys of one group in the order of a grain; null is no member.</summary>
public sealed record GroupKeys(ImmutableArray<int?> Keys);
