using Analytics.Operational.Model;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Activities;

/// <summary>Tells training courses, one for each 20 payments.</summary>
internal sealed class TrainingRows(SyntheticWorld world)
{
    private static readonly Weighted<string> Audiences = new(
    [
        ("STAFF_COMMUNE", 30), ("STAFF_VILLAGE", 20), ("STAFF_DISTRICT", 10), ("STAFF_PROVINCE", 4),
        ("COLLABORATOR", 12), ("PRESTIGIOUS_PERSON", 4), ("COMMUNITY", 16), ("NOT_SPLIT", 4),
    ]);

    private static readonly Weighted<string> Topics = new(
    [
        ("PROGRAMME_MANAGEMENT", 20), ("MONITORING_EVALUATION", 15), ("HOUSEHOLD_REVIEW", 20),
        ("LIVELIHOOD_MODELS", 20), ("COMMUNICATION", 12), ("FINANCE", 5), ("CAPACITY_AND_MONITORING", 5),
        ("NOT_SPLIT", 3),
    ]);

    private long Count => world.Options.Disbursements / 20;

    public IEnumerable<TrainingCourse> All()
    {
        for (var index = 0L; index < Count; index++)
        {
            var random = world.Random(nameof(TrainingCourse), index);
            var year = SyntheticWorld.YearAt(index, Count);
            var area = world.Places.Draw(random, year);
            yield return random.Chance(0.005) && area.On(new(year + 1, 12, 31)) && year is not (2020 or 2025)
                ? Several(random, area, year)
                : One(random, area, year);
        }
    }

    private TrainingCourse One(SyntheticRandom random, SyntheticArea area, int year)
    {
        var row = Row(random, area, year);
        var participants = random.Chance(0.04) ? (int?)null : Math.Clamp((int)random.LogNormal(42, 0.5), 8, 600);
        row.Year = year;
        row.Days = random.Integer(1, 5);
        if (random.Chance(0.98))
        {
            (row.StartedOn, row.EndedOn) = SyntheticDays.Row(random, area, year, row.Days.Value);
        }

        row.CourseCount = 1;
        row.Participants = participants;
        row.FemaleParticipants = Part(random, participants, random.Between(0.3, 0.65));
        row.MinorityParticipants = Part(random, participants, area.MinorityShare * random.Between(0.6, 1));
        row.Cost = random.Chance(0.1) ? null : (long)random.LogNormal(900, 0.5) * 1_000 * (participants ?? 40);
        return row;
    }

    private TrainingCourse Several(SyntheticRandom random, SyntheticArea area, int year)
    {
        var row = Row(random, area, year);
        row.SpanFrom = new(year, 1, 1);
        row.SpanUntil = new(year + 2, 1, 1);
        row.CourseCount = random.Integer(2, 20);
        row.Participants = random.Chance(0.5) ? row.CourseCount * random.Integer(25, 60) : null;
        return row;
    }

    private TrainingCourse Row(SyntheticRandom random, SyntheticArea area, int year)
    {
        var period = SyntheticProgramme.PeriodOf(year);
        var project = random.Chance(0.6)
            ? world.Programme.Capacity(random, period)
            : world.Programme.Draw(random, area, period);
        return new()
        {
            AreaId = area.Id,
            PeriodCode = period,
            ProjectCode = project.Project,
            SubProjectCode = project.SubProject,
            OrganiserLevel = random.Chance(0.03) ? "NOT_SPLIT" : area.Level,
            Audience = random.Pick(Audiences),
            Topic = random.Pick(Topics),
            Qualifier = SyntheticQualifiers.Draw(random),
        };
    }

    private static int? Part(SyntheticRandom random, int? whole, double share) =>
        random.Chance(0.15) ? null : (int?)(whole * share);
}
