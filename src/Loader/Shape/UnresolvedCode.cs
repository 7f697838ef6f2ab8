using System.Collections.Immutable;

namespace Analytics.Loader.Shape;

/// <summary>A code that records use and that nothing defines.</summary>
/// <param name="Table">Warehouse table of the records.</param>
/// <param name="Column">The column that refers.</param>
/// <param name="Code">What the source says.</param>
/// <param name="Count">Records that use it.</param>
/// <param name="Records">Ids of the first of them.</param>
public sealed record UnresolvedCode(string Table, string Column, string Code, long Count, ImmutableArray<long> Records);
