using System.Collections.Immutable;
using Analytics.Operational.Model;
using Analytics.Operational.Sample;

namespace Analytics.Operational.Synthetic.World;

/// <summary>Periods and projects of the sample, arranged for drawing.</summary>
internal sealed class SyntheticProgramme
{
    public const string NotSplit = "NOT_SPLIT";

    /// <summary>All projects of the period together.</summary>
    public static readonly SyntheticProject Together = new(NotSplit, NotSplit, true);

    private readonly Dictionary<(string Period, bool Poor), Weighted<SyntheticProject>> drawn = [];
    private readonly Dictionary<string, ImmutableArray<SyntheticProject>> capacity = [];
    private readonly HashSet<(long Area, string Period, string Project)> absent;

    public SyntheticProgramme(SampleTables tables)
    {
        absent = [.. tables.RecordsOf<ProjectApplicability>().Where(rule => !rule.Applies)
            .Select(rule => (rule.AreaId, rule.PeriodCode, rule.ProjectCode))];
        foreach (var period in tables.RecordsOf<Project>().GroupBy(project => project.PeriodCode))
        {
            var projects = Spendable([.. period]).ToImmutableArray();
            var ofCapacity = period.Key == "2016-2020" ? "P5" : "P7";
            capacity[period.Key] = [.. projects.Where(project => project.Project == ofCapacity)];
            drawn[(period.Key, true)] = new(projects.Select(project => (project, Weight(period.Key, project))));
            drawn[(period.Key, false)] = new(projects.Where(project => !OnlyPoor(period.Key, project.Project))
                .Select(project => (project, Weight(period.Key, project))));
        }
    }

    /// <summary>The period that a year's money belongs to.</summary>
    public static string PeriodOf(int year) => year <= 2020 ? "2016-2020" : "2021-2025";

    /// <summary>Draws a project that the area has; sometimes it is told only as a whole.</summary>
    public SyntheticProject Draw(SyntheticRandom random, SyntheticArea area, string period)
    {
        if (random.Chance(0.03))
        {
            return Together;
        }

        var project = random.Pick(drawn[(period, area.IsPoor)]);
        var province = area.Province ?? area;
        if (absent.Contains((area.Id, period, project.Project))
            || absent.Contains((province.Id, period, project.Project)))
        {
            project = random.Pick(drawn[(period, false)]);
        }

        return project.SubProject != null && random.Chance(0.04) ? project with { SubProject = NotSplit } : project;
    }

    /// <summary>The projects of the period that are there to build capacity.</summary>
    public SyntheticProject Capacity(SyntheticRandom random, string period) =>
        random.Pick(capacity[period]);

    private static IEnumerable<SyntheticProject> Spendable(ImmutableArray<Project> projects) =>
        from project in projects
        where !projects.Any(child => child.ParentCode == project.Code)
        select project.ParentCode == null
            ? new SyntheticProject(project.Code, null, project.HasDevelopmentCapital == true)
            : new SyntheticProject(project.ParentCode, project.Code, project.HasDevelopmentCapital == true);

    // Infrastructure of poor districts and houses of poor districts exist nowhere else.
    private static bool OnlyPoor(string period, string project) =>
        project == "P1" || (period == "2021-2025" && project == "P5");

    private static double Weight(string period, SyntheticProject project) => (period, project.Project) switch
    {
        (_, "P1") => 3.5,
        ("2016-2020", "P2") => 3,
        ("2021-2025", "P2") => 3.2,
        ("2021-2025", "P5") => 1.4,
        ("2021-2025", "P7") => 0.8,
        _ => 1,
    };
}
