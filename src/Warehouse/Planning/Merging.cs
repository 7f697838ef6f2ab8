namespace Analytics.Warehouse.Planning;

/// <summary>Which numbers of some records can be merged with those of others, exactly, and how.</summary>
internal static class Merging
{
    /// <summary>Whether rows of a roll-up, each some of a group's records, tell the part of the group.</summary>
    public static bool CanMerge(Part part) => part.Value is not (PartValue.Distinct or PartValue.Published);

    /// <summary>The part of a group of which no number is known yet: counts are zero and other numbers null, as a
    /// statement says it.</summary>
    public static long? None(Part part) =>
        part.Value is PartValue.Rows or PartValue.Known or PartValue.KnownBoth ? 0 : null;

    /// <summary>The part of a group with one number more.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static long? Merge(Part part, long? merged, long? number) =>
        number is not { } one ? merged
        : merged is not { } sum ? one
        : part.Merge switch
        {
            Planning.Merge.Add => checked(sum + one),
            Planning.Merge.Or => sum | one,
            Planning.Merge.Least => Math.Min(sum, one),
            _ => Math.Max(sum, one),
        };
}
