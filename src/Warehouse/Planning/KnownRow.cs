using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>A group with its numbers.</summary>
/// <param name="Keys">In the order of the grain.</param>
/// <param name="Numbers">In the order of the parts.</param>
public sealed record KnownRow(GroupKeys Keys, ImmutableArray<long?> Numbers);
