using System.Collections.Immutable;
using System.Globalization;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Verify;

/// <summary>What one rule found.</summary>
/// <param name="Code">Stable, <c>VERIFY_WHAT</c>.</param>
/// <param name="Severity">What it means for the load.</param>
/// <param name="What">What is the matter, in both languages.</param>
/// <param name="Remedy">What the operator can do.</param>
/// <param name="Count">Records or cells concerned, above zero.</param>
/// <param name="Examples">The first five of them by table and id; no values of persons.</param>
public sealed record VerifyFinding(
    string Code, VerifySeverity Severity, Wording What, string Remedy, long Count, ImmutableArray<string> Examples)
{
    /// <summary>The finding as the snapshot keeps it.</summary>
    public QualityNote ToNote() => new(
        Code,
        Severity.ToString().ToUpperInvariant(),
        With(What.Vi, "Số trường hợp: ", "Ví dụ: "),
        With(What.En, "Cases: ", "For example: "),
        Count);

    private string With(string text, string count, string examples) =>
        $"{text} {count}{Count.ToString(CultureInfo.InvariantCulture)}."
        + (Examples.IsEmpty ? "" : $" {examples}{string.Join("; ", Examples)}.");
}
