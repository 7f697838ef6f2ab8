using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Groups that other groups are compared with.</summary>
/// <param name="Input">The groups.</param>
/// <param name="Moves">How each of their keys follows from the keys of a group.</param>
public sealed record Other(Plan Input, ImmutableArray<KeyMove> Moves);
