namespace Analytics.Loader.Shape;

/// <summary>A row of <c>area_succession</c>.</summary>
public sealed record SuccessionRow(int PredecessorKey, int SuccessorKey, string Share, DateOnly HappenedOn);
