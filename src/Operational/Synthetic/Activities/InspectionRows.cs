using Analytics.Operational.Model;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Activities;

/// <summary>Tells inspections and the units that they visited.</summary>
internal sealed class InspectionRows(SyntheticWorld world, InspectionPlans plans)
{
    private static readonly Weighted<string> Modes = new([("PERIODIC", 72), ("AD_HOC", 25), ("NOT_SPLIT", 3)]);

    private static readonly Weighted<string> Methods = new(
        [("ON_SITE", 60), ("FILE", 18), ("DESK", 12), ("CONSULTATION", 6), ("NOT_SPLIT", 4)]);

    public IEnumerable<Inspection> Inspections()
    {
        foreach (var plan in plans.All())
        {
            yield return Row(plan, world.Random(nameof(Inspection), plan.Id));
        }
    }

    public IEnumerable<InspectedUnit> Visits()
    {
        foreach (var plan in plans.All())
        {
            for (var visit = 0; visit < plan.Visited.Length; visit++)
            {
                yield return new()
                {
                    InspectionId = plan.Id,
                    AreaId = plan.Visited[visit].Id,
                    VisitedOn = Day(plan, visit),
                    Qualifier = "EXACT",
                };
            }
        }
    }

    private Inspection Row(InspectionPlan plan, SyntheticRandom random)
    {
        var period = SyntheticProgramme.PeriodOf(plan.First.Year);
        var project = random.Chance(0.4)
            ? SyntheticProgramme.Together
            : world.Programme.Draw(random, plan.Area, period);
        return new()
        {
            AreaId = plan.Area.Id,
            Year = plan.First.Year,
            StartedOn = plan.First,
            EndedOn = plan.Last,
            PeriodCode = period,
            ProjectCode = project.Project,
            SubProjectCode = project.SubProject,
            InspectorLevel = plan.Area.Level,
            Mode = random.Pick(Modes),
            Method = random.Pick(Methods),
            UnitsReported = plan.Visited.Length > 0 ? plan.Visited.Length
                : random.Chance(0.1) ? null : random.Integer(1, 12),
            RoundCount = 1,
            Qualifier = SyntheticQualifiers.Draw(random),
        };
    }

    // One unit a day, the last day takes the rest; a unit that begins meanwhile is visited on the last day.
    private static DateOnly Day(InspectionPlan plan, int visit)
    {
        var day = plan.First.AddDays(Math.Min(visit, plan.Last.DayNumber - plan.First.DayNumber));
        return plan.Visited[visit].On(day) ? day : plan.Last;
    }
}
