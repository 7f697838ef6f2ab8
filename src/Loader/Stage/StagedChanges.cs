using System.Collections.Immutable;

namespace Analytics.Loader.Stage;

/// <summary>What an incremental load did to the copy of the former snapshot.</summary>
/// <param name="Records">Records that were shaped anew or withdrawn.</param>
/// <param name="Facts">Facts with changes.</param>
/// <param name="Rewritten">Tables whose rows were changed in place.</param>
/// <param name="SameDimensions">Whether units, successions, members, classes and applicability are those of the former
/// load.</param>
/// <param name="ChangedRows">Rows changed since the fact was last sorted as a whole, by fact.</param>
internal sealed record StagedChanges(
    long Records,
    ImmutableArray<string> Facts,
    ImmutableArray<string> Rewritten,
    bool SameDimensions,
    ImmutableDictionary<string, long> ChangedRows);
