using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Tests.Oracle;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>The small country of the oracle as dimensions of an operational database. Ids are unlike positions, so that a mix-up
/// shows.</summary>
internal static class OperationalWorld
{
    /// <summary>Names sort against their codes, so that the two orders differ.</summary>
    private const string Letters = "LMNOPQRSTUVXY";

    private static readonly (string List, string Dimension)[] Lists =
    [
        ("AREA_CLASS", "areaClass"), ("FUNDING_SOURCE", "fundingSource"), ("CAPITAL_TYPE", "capitalType"),
        ("ORGANISER_LEVEL", "organiserLevel"), ("AUDIENCE", "audience"), ("TOPIC", "topic"), ("INSPECTION_MODE", "mode"),
        ("INSPECTION_METHOD", "method"), ("FINDING_CATEGORY", "category"), ("FINDING_SEVERITY", "severity"),
        ("ETHNIC_GROUP", "ethnicGroup"), ("SUPPORT_KIND", "kind"), ("SUPPORT_POLICY", "policy"),
    ];

    public static async Task SaveAsync(OperationalContext context)
    {
        context.Add(new Dataset
        {
            Name = "Số liệu ngẫu nhiên", NameEn = "Random figures", Citation = "Ngẫu nhiên", CitationEn = "Random",
            CutoffAt = World.Cutoff.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-7),
        });
        context.AddRange(Lists.SelectMany(list => Items(list.List, World.Lists[list.Dimension])));
        context.AddRange(World.Standards.Select((one, at) => new PovertyStandard
        {
            Code = one.Code, Name = Name(World.Standards.Length, at), NameEn = one.Code, InForceFrom = one.From, InForceUntil = one.Until,
        }));
        context.AddRange(World.Programmes.Select((one, at) => new ProgrammePeriod
        {
            Code = one.Code, Name = Name(World.Programmes.Length, at), NameEn = one.Code, ValidFrom = one.From, ValidUntil = one.Until,
        }));
        context.AddRange(World.Projects[..^1].Select((code, at) => Project(code, null, Name(World.Projects.Length - 1, at))));
        context.AddRange(World.SubProjects[..^1].Select((code, at) =>
            Project(code, code.Split('/')[1].Split('.')[0], Name(World.SubProjects.Length - 1, at))));
        context.AddRange(World.Places.Select(Unit));
        await context.SaveChangesAsync();
        context.AddRange(World.Classes.Select(one => new AreaClassMembership
        {
            AreaId = Id(one.Area), AreaClass = one.Class, ValidFrom = one.From, ValidUntil = one.Until,
        }));
        context.AddRange(World.Successions.Select(one => new Operational.Model.AreaSuccession
        {
            PredecessorId = Id(one.Before), SuccessorId = Id(one.After), Share = "WHOLE", On = World.Merger,
        }));
        context.AddRange(RandomDatabase.NotApplicable.Select(one => new ProjectApplicability
        {
            AreaId = Id(one.Area), PeriodCode = one.Project.Split('/')[0], ProjectCode = one.Project.Split('/')[1],
            Applies = false, Reason = one.Reason,
        }));
        await context.SaveChangesAsync();
    }

    public static long Id(Place place) => 900 - (7 * Array.IndexOf(World.Places, place));

    private static string Name(int count, int at) => $"{Letters[count - 1 - at]} {at}";

    private static IEnumerable<CodeItem> Items(string list, string[] codes) => codes.Select((code, at) => new CodeItem
    {
        List = list, Code = code, Name = Name(codes.Length, at), NameEn = code, SortOrder = at + 1,
    });

    private static Project Project(string code, string? parent, string name) => new()
    {
        PeriodCode = code.Split('/')[0], Code = code.Split('/')[1], ParentCode = parent, Name = name, NameEn = code,
        Level = parent is null ? "PROJECT" : "SUB_PROJECT",
    };

    private static AdministrativeUnit Unit(Place place) => new()
    {
        Id = Id(place), Code = place.Code, Level = place.Level.ToString().ToUpperInvariant(), Name = place.Name,
        FullName = $"{place.Level} {place.Name}", NameAscii = place.Name, NameEn = place.Name, FullNameEn = $"{place.Name} {place.Level}",
        ParentId = place == World.Country ? null : Id(place.District ?? place.Province ?? place.Region ?? World.Country),
        RegionCode = place.Level == AreaLevel.Province ? place.Region?.Code : null, ValidFrom = place.From, ValidUntil = place.Until,
    };
}
