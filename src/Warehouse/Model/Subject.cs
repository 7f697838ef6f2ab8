using System.Collections.Immutable;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>A group of measures with dimensions of its own.</summary>
/// <param name="Name">Public name, such as <c>funding</c>.</param>
/// <param name="Title">Short title.</param>
/// <param name="Definition">What it is about.</param>
/// <param name="OwnDimensions">Names of dimensions that only this subject has.</param>
/// <param name="Coverage">Whether provinces that did not report are told.</param>
public sealed record Subject(
    string Name, Wording Title, Wording Definition, ImmutableArray<string> OwnDimensions, CoverageRule Coverage);
