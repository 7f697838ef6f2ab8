using System.Collections.Immutable;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Verify;

/// <summary>A rule about single rows of the staged warehouse: data, no logic.</summary>
/// <param name="Code">Stable, <c>VERIFY_WHAT</c>.</param>
/// <param name="Severity">What a finding means for the load.</param>
/// <param name="What">What is the matter with the rows found.</param>
/// <param name="Remedy">What the operator can do.</param>
/// <param name="Tests">Where it is looked for.</param>
public sealed record RowRule(
    string Code, VerifySeverity Severity, Wording What, string Remedy, ImmutableArray<RowTest> Tests);
