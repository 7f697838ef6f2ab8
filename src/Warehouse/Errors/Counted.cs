namespace Analytics.Warehouse.Errors;

/// <summary>Numbers of things in English messages.</summary>
public static class Counted
{
    /// <summary>The number with its noun, in the plural but for one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">The noun in the singular; it takes an s.</param>
    public static string Of(long count, string noun) =>
        FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
