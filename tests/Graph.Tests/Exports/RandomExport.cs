using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Tests.Exports;

/// <summary>One question in three spellings: the address of an export, the arguments of <c>table</c>, a document of
/// <c>analysis</c>. Valid for the generated records.</summary>
internal sealed record RandomExport(string Address, string Ask, string Analysis, string? Subject)
{
    private static readonly (string Address, string Where)[] Periods =
    [
        ("years=2021,2023,2024", "period: { years: [2021, 2023, 2024] }"),
        ("programme=2021-2025", "period: { programme: \"2021-2025\" }"),
        ("from=2022-02-01&until=2024-07-01", "period: { between: { from: \"2022-02-01\", until: \"2024-07-01\" } }"),
        ("last=9&last.of=QUARTER", "period: { last: { count: 9, of: QUARTER } }"),
        ("last=2&last.of=YEAR&last.completeOnly=false&last.asOf=2024-05-01",
            "period: { last: { count: 2, of: YEAR, completeOnly: false, asOf: \"2024-05-01\" } }"),
    ];

    private static readonly (string Address, string Where)[] Places =
    [
        ("area.under=02,04,38", "area: { under: [\"02\", \"04\", \"38\"] }"),
        ("area=38", "area: { in: [\"38\"] }"),
        ("area.region=NMM", "area: { region: [\"NMM\"] }"),
        ("area.under=15&area.at=2024-01-01", "area: { under: [\"15\"], at: \"2024-01-01\" }"),
    ];

    private static readonly (string Address, string Where)[] Projects =
    [
        ("project=2021-2025/P1,2021-2025/P4", "project: { in: [\"2021-2025/P1\", \"2021-2025/P4\"] }"),
        ("project.notIn=2021-2025/P1", "project: { notIn: [\"2021-2025/P1\"] }"),
        ("subProject.isNull=false", "subProject: { isNull: false }"),
    ];

    public static RandomExport Of(int seed)
    {
        var random = new Random(seed);
        var model = WarehouseModel.Semantic;
        var subject = random.Next(3) == 0 ? null : model.Subjects[random.Next(model.Subjects.Length)];
        var by = Some(random, model.DimensionsOf(subject?.Name), 0, 4);
        var facts = Some(random, model.MeasuresOf(subject?.Name), 1, 5);
        var address = new List<string> { $"by={Names(by)}", $"facts={Names(facts)}" };
        var ask = new List<string> { $"by: {Quoted(by)}", $"facts: {Quoted(facts)}" };
        var wheres = new List<string>();
        foreach (var tests in new[] { Periods, Places, Projects }.Where(_ => random.Next(2) == 0))
        {
            var (one, where) = tests[random.Next(tests.Length)];
            address.Add(one);
            wheres.Add(where);
        }

        ask.Add($"where: {{ {string.Join(", ", wheres)} }}");
        var rows = new List<string> { "first: 10000" };
        var tested = facts.Where(one => model.FindMeasure(one)!.Scope == MeasureScope.Everywhere).ToList();
        if (tested.Count > 0 && random.Next(3) == 0) // table tests measures that can be asked across subjects
        {
            var having = tested[0];
            address.Add($"having.{having}.isNull=false");
            ask.Add($"having: {{ {having}: {{ isNull: false }} }}");
            rows.Add($"having: {{ {having}: {{ isNull: false }} }}");
        }

        if (subject is not null)
        {
            address.Add($"subject={subject.Name}");
            ask.Add($"subject: \"{subject.Name}\"");
        }

        if (random.Next(3) == 0)
        {
            var order = by.Count > 0 && random.Next(2) == 0 ? by[0] : facts[0];
            var isDimension = by.Contains(order);
            address.Add($"orderBy={order}+asc");
            ask.Add($"orderBy: [\"{order} asc\"]");
            rows.Add($"orderBy: [{{ {order}: {{ direction: ASC{(isDimension ? " by: CODE" : "")} }} }}]");
        }

        var nodes = $"nodes {{ {ByOf(by)} facts {{ {string.Join(' ', facts.Select(one => $"{one} {{ value status }}"))} }} }}";
        var breakdown = $"rows({string.Join(", ", rows)}) {{ {nodes} }}";
        var inside = subject is null ? breakdown : $"{subject.Name} {{ {breakdown} }}";
        return new(
            string.Join('&', address), string.Join(", ", ask),
            $"{{ analysis(where: {{ {string.Join(", ", wheres)} }}) {{ {inside} }} }}", subject?.Name);
    }

    private static List<string> Some<T>(Random random, IEnumerable<T> offered, int least, int until)
        where T : class =>
        [.. offered.OrderBy(_ => random.Next()).Take(random.Next(least, until)).Select(one => one switch
        {
            Dimension dimension => dimension.Name,
            Measure measure => measure.Name,
            _ => throw new InvalidOperationException(),
        })];

    private static string ByOf(List<string> by) => by.Count == 0
        ? ""
        : $"by {{ {string.Join(' ', by.Select(name => $"{name} {{ code }}"))} }}";

    private static string Names(List<string> names) => string.Join(',', names);

    private static string Quoted(List<string> names) => $"[{string.Join(", ", names.Select(one => $"\"{one}\""))}]";
}
