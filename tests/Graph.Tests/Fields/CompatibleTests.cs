using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Analytics.Graph.Serving;
using Analytics.Graph.Tests.Support;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Fields;

/// <summary>What catalog.compatible lists can be asked together, and nothing else can; over the whole model.</summary>
public sealed class CompatibleTests(SampleGraph graph)
{
    private static readonly SemanticModel Model = WarehouseModel.Semantic;
    private static readonly string[] Measures = [.. Model.Measures.Where(one => one.Scope != MeasureScope.Internal).Select(one => one.Name)];
    private static readonly string[] Dimensions = [.. Model.Dimensions.Select(one => one.Name)];

    private static readonly ConcurrentDictionary<string, HashSet<string>> Known = new();

    [Fact]
    public async Task Every_pair_is_told_right()
    {
        var questions = Measures.Select(one => new Pair([one], []))
            .Concat(Dimensions.Select(one => new Pair([], [one])))
            .Append(new Pair([], [])).ToList();

        await CheckAsync(questions);
    }

    [Fact]
    public async Task Every_triple_with_a_measure_and_a_dimension_is_told_right() => await CheckAsync(
        [.. Measures.SelectMany(measure => Dimensions.Select(dimension => new Pair([measure], [dimension])))]);

    [Fact]
    public async Task Every_triple_of_dimensions_is_told_right() => await CheckAsync(
        [.. Dimensions.SelectMany(one => Dimensions.Where(other => string.CompareOrdinal(one, other) < 0).Select(other => new Pair([], [one, other])))]);

    [Fact]
    public async Task What_is_not_listed_is_answered_not_applicable()
    {
        foreach (var subject in Model.Subjects)
        {
            var facts = Model.MeasuresOf(subject.Name).Select(one => one.Name).ToList();
            foreach (var dimension in Model.DimensionsOf(subject.Name))
            {
                var data = await graph.Host.DataAsync(
                    "query($by: [String!]!, $facts: [String!]!, $subject: String) { catalog { compatible(by: $by) { measures } } table(ask: { by: $by, facts: $facts, subject: $subject, status: true, fill: OBSERVED }) { meta { warnings { code message(lang: EN) } } } }",
                    new { by = new[] { dimension.Name }, facts, subject = subject.Name });

                var listed = Texts(data["catalog"]!["compatible"]!["measures"]!);
                var told = data["table"]!["meta"]!["warnings"]!.AsArray().Where(one => one!["code"]!.GetValue<string>() == "MEASURE_OUT_OF_REACH")
                    .SelectMany(one => one!["message"]!.GetValue<string>().Split(':')[0].Split(", "));
                Assert.Equal(facts.Where(one => !listed.Contains(one)).Order(), told.Order());
            }
        }
    }

    private async Task CheckAsync(List<Pair> questions)
    {
        await using var lease = graph.Host.Services.GetRequiredService<ServedSnapshots>().Lease();
        var members = lease.Snapshot.Served.Dimensions;
        foreach (var chunk in questions.Chunk(400))
        {
            var fields = chunk.Select((one, at) => $"q{at}: compatible(facts: [{Quoted(one.Facts)}], by: [{Quoted(one.By)}]) {{ measures dimensions }}");
            var catalog = (await graph.Host.DataAsync($"{{ catalog {{ {string.Join(' ', fields)} }} }}"))["catalog"]!;
            for (var at = 0; at < chunk.Length; at++)
            {
                var (one, told) = (chunk[at], catalog[$"q{at}"]!);
                var what = $"[{string.Join(' ', one.Facts)}] by [{string.Join(' ', one.By)}]";
                var measures = Measures.Where(name => CanAsk([.. one.Facts, name], one.By, members));
                var dimensions = Dimensions.Where(name => one.Facts.Length > 0
                    ? CanAsk(one.Facts, [.. one.By, name], members)
                    : Measures.Any(measure => CanAsk([measure], [.. one.By, name], members)));
                Assert.Equal($"{what}: {string.Join(' ', measures)}", $"{what}: {string.Join(' ', Texts(told["measures"]!))}");
                Assert.Equal($"{what}: {string.Join(' ', dimensions)}", $"{what}: {string.Join(' ', Texts(told["dimensions"]!))}");
            }
        }
    }

    /// <summary>Whether the warehouse answers it, across subjects or in one, without a measure that is out of
    /// reach.</summary>
    private static bool CanAsk(string[] facts, string[] by, SnapshotDimensions members) =>
        Model.Subjects.Select(one => (string?)one.Name).Prepend(null)
            .Any(subject => facts.All(Reached(subject, [.. by.Distinct().Order()], members).Contains));

    private static HashSet<string> Reached(string? subject, string[] by, SnapshotDimensions members) =>
        Known.GetOrAdd($"{subject}|{string.Join(',', by)}", _ =>
        {
            try
            {
                var facts = Model.MeasuresOf(subject).Select(one => new FactAsk(one.Name));
                var query = RequestResolver.Resolve(
                    new AggregationRequest { Subject = subject, By = [.. by], Facts = [.. facts] }, Model, members);
                return [.. query.Asks.Where(ask => Reach.Missing(ask.Measure, query).IsEmpty).Select(ask => ask.Measure.Name)];
            }
            catch (AnalyticsException)
            {
                return [];
            }
        });

    private static string Quoted(string[] names) => string.Join(", ", names.Select(one => $"\"{one}\""));

    private static List<string> Texts(JsonNode list) => [.. list.AsArray().Select(one => one!.GetValue<string>())];

    private sealed record Pair(string[] Facts, string[] By);
}
