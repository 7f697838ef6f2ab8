using System.Text;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Tests.Validation;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Engine.Validation;

namespace Analytics.Graph.Engine.Tests.Differential;

public sealed class DifferentialTests
{
    private static readonly GraphExecutor Executor = new(Library.Schema, new() { Limits = GraphLimits.None });

    [Fact]
    public async Task The_reference_agrees_on_every_rule_lexical_and_variable_case()
    {
        var cases = RuleCases.All.SelectMany(example => new Case[] { new(example.Accepted), new(example.Refused) })
            .Concat(LexicalCases.All.Select(document => new Case(document)))
            .Concat(VariableCases.All);

        var disagreements = await DisagreementsAsync([.. cases]);

        Assert.True(disagreements.Count == 0, string.Concat(disagreements));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_reference_agrees_on_generated_documents(int seed)
    {
        var generator = new Generator(Library.Schema, seed);
        var cases = Enumerable.Range(0, 1000).SelectMany(_ => new[] { generator.Valid(), generator.Broken(), generator.Misfit() });

        Case[] all = [.. cases.Select(document => new Case(document))];
        var disagreements = await DisagreementsAsync(all);

        Assert.True(disagreements.Count == 0, string.Concat(disagreements));
        var stages = all.CountBy(item => Answer(item).Stage).ToDictionary();
        Assert.All(["accepted", "validate", "parse"], stage => Assert.True(stages[stage] >= 300, $"Only {stages[stage]} cases reach {stage}."));
    }

    [Fact]
    public void Generated_documents_break_most_rules()
    {
        var generator = new Generator(Library.Schema, 3);

        var broken = Enumerable.Range(0, 3000).SelectMany(_ => Answer(new(generator.Misfit())).Errors)
            .SelectMany(error => error.Details).Where(detail => detail.Key == "rule").Select(detail => (string)detail.Value!).ToHashSet();

        Assert.True(broken.Count >= 28, string.Join(' ', broken.Order()));
    }

    [Fact]
    public async Task A_client_that_introspects_gets_the_printed_schema()
    {
        SkipWithoutReference();
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

    private static async Task<List<string>> DisagreementsAsync(Case[] cases)
    {
        SkipWithoutReference();
        var answers = await Reference.AskAsync(new { sdl = Library.Sdl, cases });
        return [.. cases.Zip(answers.Cases).Select(pair => Disagreement(pair.First, pair.Second)).OfType<string>().Take(12)];
    }

    private static void SkipWithoutReference() =>
        Assert.SkipWhen(Reference.Folder is null, "Run npm ci in tests/Graph.Engine.Tests/Differential first.");

    private static string? Disagreement(Case item, Reference.Answer expected)
    {
        var (stage, errors) = Answer(item);
        var ours = errors.Select(Places).Order(StringComparer.Ordinal);
        var givesFieldTwice = errors.Any(error => error.Details.Contains(new("rule", "InputObjectFieldUniqueness")));
        var theirs = expected.Errors.Select(error => error.Places).Order(StringComparer.Ordinal);
        var isAgreed = stage == expected.Stage && (stage == "variables" || (stage == "validate" && HasTypes(item)) || ours.SequenceEqual(theirs));
        isAgreed |= stage == expected.Stage && givesFieldTwice && theirs.All(ours.Contains); // it looks at the last of the two only
        return isAgreed || Deviations.IsKnown(item, stage, expected.Stage)
            ? null
            : $"""

                {item.Document} {item.Variables}
                ours {stage}: {string.Join(" | ", errors.Select(error => $"{error.Message} [{Places(error)}]"))}
                reference {expected.Stage}: {string.Join(" | ", expected.Errors.Select(error => $"{error.Message} [{error.Places}]"))}
                """;
    }

    private static (string Stage, IReadOnlyList<GraphError> Errors) Answer(Case item)
    {
        var document = Executor.Prepare(Encoding.UTF8.GetBytes(item.Document));
        if (!document.IsValid)
        {
            return (document.Document is null ? "parse" : "validate", document.Errors);
        }

        try
        {
            if (item.Variables is not null)
            {
                Executor.Plan(document, new() { Variables = Ask.Json(item.Variables) });
            }

            return ("accepted", []);
        }
        catch (GraphException failure)
        {
            return ("variables", failure.Errors);
        }
    }

    /// <summary>The reference checks type definitions of a request as if they were a schema; here they are only refused.</summary>
    private static bool HasTypes(Case item) =>
        DocumentParser.Parse(item.Document).Definitions.Any(definition => definition is TypeSystemNode);

    private static string Places(GraphError error) => string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}"));
}
