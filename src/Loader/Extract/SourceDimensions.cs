using System.Collections.Immutable;
using Analytics.Operational.Model;

namespace Analytics.Loader.Extract;

/// <summary>Everything that facts refer to, wholly in memory: some thousand rows. Withdrawn records are left
/// out.</summary>
public sealed record SourceDimensions
{
    /// <summary>Describes the source.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary>Members of all code lists.</summary>
    public required ImmutableArray<CodeItem> CodeItems { get; init; }

    /// <summary>Poverty standards.</summary>
    public required ImmutableArray<PovertyStandard> PovertyStandards { get; init; }

    /// <summary>Programme periods.</summary>
    public required ImmutableArray<ProgrammePeriod> Programmes { get; init; }

    /// <summary>Projects and sub-projects.</summary>
    public required ImmutableArray<Project> Projects { get; init; }

    /// <summary>Units in their periods of validity.</summary>
    public required ImmutableArray<AdministrativeUnit> Units { get; init; }

    /// <summary>Ids of all units, withdrawn ones included.</summary>
    public required ImmutableArray<long> UnitIds { get; init; }

    /// <summary>Which unit took over which.</summary>
    public required ImmutableArray<AreaSuccession> Successions { get; init; }

    /// <summary>Classes of districts and communes.</summary>
    public required ImmutableArray<AreaClassMembership> Classes { get; init; }

    /// <summary>Which project exists where.</summary>
    public required ImmutableArray<ProjectApplicability> Applicabilities { get; init; }
}
