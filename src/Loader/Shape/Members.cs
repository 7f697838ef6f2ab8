using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Every dimension that is no place, by its public name.</summary>
public sealed class Members
{
    /// <summary>The code of figures that are not split by a dimension.</summary>
    public const string NotSplit = "NOT_SPLIT";

    // Public name of the dimension and the code list that defines it.
    private static readonly ImmutableArray<(string Dimension, string List)> Lists =
    [
        ("areaClass", "AREA_CLASS"), ("fundingSource", "FUNDING_SOURCE"), ("capitalType", "CAPITAL_TYPE"),
        ("organiserLevel", "ORGANISER_LEVEL"), ("audience", "AUDIENCE"), ("topic", "TOPIC"),
        ("inspectorLevel", "ORGANISER_LEVEL"), ("mode", "INSPECTION_MODE"), ("method", "INSPECTION_METHOD"),
        ("category", "FINDING_CATEGORY"), ("severity", "FINDING_SEVERITY"), ("ethnicGroup", "ETHNIC_GROUP"),
        ("kind", "SUPPORT_KIND"), ("policy", "SUPPORT_POLICY"), ("applicabilityReason", "APPLICABILITY_REASON"),
    ];

    private readonly Dictionary<string, MemberSet> _sets = [];

    private Members() { }

    /// <summary>The rows of <c>member</c>, by dimension and key.</summary>
    public IEnumerable<MemberRow> Rows => _sets.Values.SelectMany(set => set.Rows);

    /// <summary>One dimension by its public name.</summary>
    public MemberSet this[string dimension] => _sets[dimension];

    /// <summary>Shapes every dimension.</summary>
    public static Members Of(SourceDimensions source, Unresolved unresolved)
    {
        var members = new Members();
        var programmes = MemberNumbering.Number("programme", source.Programmes.Select(Programme), null, unresolved);
        var projects = MemberNumbering.Number("project", Projects(source, "PROJECT"), programmes, unresolved);
        members._sets.Add("programme", programmes);
        members._sets.Add("project", projects);
        members._sets.Add("subProject",
            MemberNumbering.Number("subProject", Projects(source, "SUB_PROJECT"), projects, unresolved));
        members._sets.Add("povertyStandard",
            MemberNumbering.Number("povertyStandard", source.PovertyStandards.Select(Standard), null, unresolved));
        foreach (var (dimension, list) in Lists)
        {
            var items = source.CodeItems.Where(item => item.List == list).Select(FromList);
            members._sets.Add(dimension, MemberNumbering.Number(dimension, items, null, unresolved));
        }

        return members;
    }

    private static MemberDraft Programme(ProgrammePeriod period) =>
        new(period.Code, period.Code, period.Name, period.NameEn, null, period.ValidFrom.Year)
        {
            ValidFrom = period.ValidFrom,
            ValidUntil = period.ValidUntil,
        };

    private static MemberDraft Standard(PovertyStandard standard) =>
        new(standard.Code, standard.Code, standard.Name, standard.NameEn, null, standard.InForceFrom.Year)
        {
            ValidFrom = standard.InForceFrom,
            ValidUntil = standard.InForceUntil,
        };

    private static MemberDraft FromList(CodeItem item) =>
        new(item.Code, item.Code, item.Name, item.NameEn, item.ParentCode, item.SortOrder);

    // Projects of all programmes in order of programme and number (P2 before P10); NOT_SPLIT, of no programme, at the
    // end.
    private static IEnumerable<MemberDraft> Projects(SourceDimensions source, string level)
    {
        var order = 0;
        foreach (var programme in source.Programmes.OrderBy(period => period.ValidFrom))
        {
            var own = source.Projects.Where(project => project.PeriodCode == programme.Code && project.Level == level);
            foreach (var project in own.OrderBy(project => project.Code, CodeOrder.Instance))
            {
                yield return Draft(programme, project, ++order);
            }
        }

        yield return new MemberDraft(
            NotSplit, NotSplit, "Không tách theo dự án", "Not split by project", null, ++order);
    }

    private static MemberDraft Draft(ProgrammePeriod programme, Project project, int order) =>
        new(
            project.Code, Qualified(programme.Code, project.Code), project.Name, project.NameEn,
            project.ParentCode is { } parent ? Qualified(programme.Code, parent) : programme.Code, order)
        {
            ValidFrom = programme.ValidFrom,
            ValidUntil = programme.ValidUntil,
        };

    /// <summary>The code of a project that is unique among programmes: <c>2021-2025/P1</c>. NOT_SPLIT is no project of
    /// any.</summary>
    public static string Qualified(string programme, string project) =>
        project == NotSplit ? NotSplit : $"{programme}/{project}";
}
