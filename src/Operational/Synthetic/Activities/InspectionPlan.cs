using System.Collections.Immutable;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Activities;

/// <summary>One inspection with what belongs to it; its three tables are told from it.</summary>
/// <param name="Id">Id of the inspection.</param>
/// <param name="Area">The inspecting unit.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Visited">Visited units, where they are known.</param>
/// <param name="Findings">Number of findings.</param>
internal sealed record InspectionPlan(
    long Id, SyntheticArea Area, DateOnly First, DateOnly Last, ImmutableArray<SyntheticArea> Visited, int Findings);
