using System.Text.Json;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Tests.Validation;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Differential;

public sealed class DifferentialTests
{
    private readonly Comparison _comparison = new(Library.Schema, Library.Sdl);

    [Fact]
    public async Task The_reference_agrees_on_every_rule_lexical_and_variable_case()
    {
        Reference.SkipWhenMissing();
        var cases = RuleCases.All.SelectMany(example => new Case[] { new(example.Accepted), new(example.Refused) })
            .Concat(LexicalCases.All.Select(document => new Case(document)))
            .Concat(VariableCases.All);

        var disagreements = await _comparison.DisagreementsAsync([.. cases]);

        Assert.True(disagreements.Count == 0, string.Concat(disagreements));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_reference_agrees_on_generated_documents(int seed)
    {
        Reference.SkipWhenMissing();
        var generator = new Generator(Library.Schema, seed);
        var cases = Enumerable.Range(0, 1000).SelectMany(_ => new[] { generator.Valid(), generator.Broken(), generator.Misfit() });

        Case[] all = [.. cases.Select(document => new Case(document))];
        var disagreements = await _comparison.DisagreementsAsync(all);

        Assert.True(disagreements.Count == 0, string.Concat(disagreements));
        var stages = all.CountBy(item => _comparison.Ours(item).Stage).ToDictionary();
        Assert.All(["accepted", "validate", "parse"], stage => Assert.True(stages[stage] >= 300, $"Only {stages[stage]} cases reach {stage}."));
    }

    [Fact]
    public async Task A_client_that_introspects_gets_the_printed_schema()
    {
        Reference.SkipWhenMissing();
        var query = (await Reference.AskAsync(new { sdl = Library.Sdl, cases = Array.Empty<Case>() })).Query;
        var response = await Ask.LibraryAsync(query);
        var introspection = JsonDocument.Parse(response).RootElement.GetProperty("data");

        var answers = await Reference.AskAsync(new
        {
            sdl = Library.Sdl,
            cases = Array.Empty<Case>(),
            introspection,
            printed = SchemaPrinter.Print(Library.Schema),
        });

        Assert.Equal(answers.ServerSdl, answers.ClientSdl);
    }
}
