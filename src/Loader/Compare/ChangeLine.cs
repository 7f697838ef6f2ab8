using System.Collections.Immutable;

namespace Analytics.Loader.Compare;

/// <summary>The changed records of one province, year and reason. A record that moved counts where it was and where it
/// is.</summary>
/// <param name="ProvinceCode">Official code; null for records of no province.</param>
/// <param name="Province">Vietnamese name; null for records of no province.</param>
/// <param name="Year">Budget or calendar year; null for records of a span.</param>
/// <param name="Reason">Why they differ.</param>
/// <param name="Records">How many.</param>
/// <param name="Sums">What they sum up to before and after.</param>
public sealed record ChangeLine(
    string? ProvinceCode, string? Province, int? Year, ChangeReason Reason, long Records,
    ImmutableArray<SumChange> Sums);
