using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Tests.Differential;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Engine.Validation;
using Analytics.Graph.Fields;
using Analytics.Graph.Schema;
using Analytics.Graph.Tests.Support;
using Analytics.Warehouse.Catalog;

namespace Analytics.Graph.Tests.Differential;

/// <summary>The reference implementation of GraphQL agrees with our engine over the schema that the product
/// serves.</summary>
public sealed class ServedSchemaTests(SampleGraph graph)
{
    private const int Seed = 20260301;
    private const int FaultsPerRule = 40;
    private const int Others = 700;

    /// <summary>What the served schema cannot break alone, since none of its scalars takes a variable: a variable of an
    /// output type is then also a variable that does not fit.</summary>
    private const string Probe = "\nscalar Any\nextend type Query { probe(any: Any): Boolean }";

    private static readonly string Sdl = SchemaText.Of(WarehouseModel.Semantic);
    private static readonly GraphSchema Schema = Build(Sdl);
    private static readonly GraphSchema Probed = Build(Sdl + Probe);

    private static ImmutableArray<string> Rules => [.. DocumentValidator.Rules.Select(make => make().Name)];

    [Fact]
    public async Task The_reference_agrees_on_documents_over_the_served_schema()
    {
        Reference.SkipWhenMissing();
        var (generator, faults) = (new Generator(Schema, Seed), new RuleFaults(Schema, Seed));
        var any = Repeat(Others, () => new[] { generator.Valid(), generator.Broken(), generator.Misfit() });
        var broken = Rules.Where(IsServed).SelectMany(rule => Repeat(FaultsPerRule, () => faults.Document(rule)));
        var documents = any.SelectMany(three => three).Concat(broken).Concat(LexicalCases.All);
        Case[] cases = [.. documents.Select(document => new Case(document)), .. RequestCases.All];
        var comparison = new Comparison(Schema, Sdl);

        var disagreements = await comparison.DisagreementsAsync(cases);

        Assert.True(disagreements.Count == 0, string.Concat(disagreements));
        var stages = cases.CountBy(item => comparison.Ours(item).Stage).ToDictionary();
        Report(string.Join(", ", stages.Select(stage => $"{stage.Key} {stage.Value}")));
        Assert.True(cases.Length >= 3000);
        Assert.All(["accepted", "validate", "parse", "request"], stage => Assert.True(stages[stage] >= 300, stage));
    }

    [Fact]
    public void What_is_made_to_be_valid_is_valid()
    {
        var generator = new Generator(Schema, Seed);

        var refused = Repeat(Others, generator.Valid).Where(document => !IsValid(Schema, document, DocumentValidator.Rules));

        Assert.Empty(refused);
    }

    /// <summary>A rule is proven by documents that both sides refuse and that ours accepts as soon as that one rule is
    /// left out.</summary>
    [Fact]
    public async Task Each_rule_of_the_reference_is_proven_by_documents_that_one_rule_of_ours_alone_refuses()
    {
        Reference.SkipWhenMissing();
        var proofs = Rules.SelectMany(Proofs).ToList();
        var comparison = new Comparison(Probed, Sdl + Probe);

        var answers = await comparison.ReferenceAsync([.. proofs.Select(proof => new Case(proof.Document))]);

        var refused = proofs.Zip(answers.Cases, (proof, answer) => (proof.Rule, Theirs: RulesOf(answer)))
            .Where(proof => proof.Theirs.Count > 0).ToList();

        var ours = refused.CountBy(proof => proof.Rule).ToDictionary();
        var theirs = refused.Where(proof => proof.Theirs.Count == 1).CountBy(proof => proof.Theirs[0]).ToDictionary();
        Rules.ToList().ForEach(rule => Report($"ours {rule}: {ours.GetValueOrDefault(rule)} of {FaultsPerRule}"));
        answers.Rules.ToList().ForEach(rule => Report($"reference {rule}: {theirs.GetValueOrDefault(rule)}"));
        Assert.All(Rules, rule => Assert.Equal((rule, FaultsPerRule), (rule, ours.GetValueOrDefault(rule))));
        Assert.All(answers.Rules, rule => Assert.True(theirs.GetValueOrDefault(rule) >= FaultsPerRule, rule));
    }

    [Fact]
    public async Task A_client_that_introspects_the_server_gets_the_printed_schema()
    {
        Reference.SkipWhenMissing();
        var query = (await Reference.AskAsync(new { sdl = Sdl, cases = Array.Empty<Case>() })).Query;
        var response = await graph.Host.AskAsync(query);

        var answers = await Reference.AskAsync(new
        {
            sdl = Sdl,
            cases = Array.Empty<Case>(),
            introspection = response["data"],
            printed = SchemaPrinter.Print(Schema),
        });

        Assert.Equal(answers.ServerSdl, answers.ClientSdl);
        Assert.Contains("type FundingFacts {", answers.ClientSdl, StringComparison.Ordinal);
    }

    private static bool IsServed(string rule) => rule != "VariablesAreInputTypes";

    private static IEnumerable<(string Rule, string Document)> Proofs(string rule)
    {
        var schema = IsServed(rule) ? Schema : Probed;
        var faults = new RuleFaults(schema, Seed + 1);
        var others = DocumentValidator.Rules.RemoveAll(make => make().Name == rule);
        return Repeat(FaultsPerRule, () => faults.Document(rule))
            .Where(document => !IsValid(schema, document, DocumentValidator.Rules) && IsValid(schema, document, others))
            .Select(document => (rule, document));
    }

    private static bool IsValid(GraphSchema schema, string document, ImmutableArray<Func<ValidationRule>> rules)
    {
        var syntax = DocumentParser.Parse(document);
        return DocumentValidator.Validate(schema, syntax, new(syntax), rules).IsEmpty;
    }

    /// <summary>The schema with its own scalars and no resolvers.</summary>
    private static GraphSchema Build(string sdl) => AnalyticsSchema.WithScalars(new(sdl)).Build();

    private static List<string> RulesOf(Reference.Answer answer) =>
        [.. answer.Errors.Select(error => error.Rule).OfType<string>().Distinct()];

    private static IEnumerable<T> Repeat<T>(int times, Func<T> make) => Enumerable.Range(0, times).Select(_ => make());

    private static void Report(string line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line);
}
