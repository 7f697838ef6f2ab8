using System.Text;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>Answers cases over one schema with our engine and the reference, and tells where they differ.</summary>
internal sealed class Comparison(GraphSchema schema, string sdl)
{
    private readonly Dictionary<Case, (string Stage, IReadOnlyList<GraphError> Errors)> _ours = [];
    private readonly GraphExecutor _executor = new(schema, new() { Limits = GraphLimits.None });

    /// <summary>What the reference answers, case by case.</summary>
    public Task<Reference.Answers> ReferenceAsync(IReadOnlyList<Case> cases) => Reference.AskAsync(new { sdl, cases });

    /// <summary>The first cases on which the two differ, as text.</summary>
    public async Task<List<string>> DisagreementsAsync(IReadOnlyList<Case> cases) =>
        Disagreements(cases, await ReferenceAsync(cases));

    /// <summary>The first cases on which the two differ, as text.</summary>
    public List<string> Disagreements(IReadOnlyList<Case> cases, Reference.Answers answers) =>
        [.. cases.Zip(answers.Cases).Select(pair => Disagreement(pair.First, pair.Second)).OfType<string>().Take(12)];

    /// <summary>How far our engine lets a case come: parse, validate, request or accepted.</summary>
    public (string Stage, IReadOnlyList<GraphError> Errors) Ours(Case item)
    {
        if (!_ours.TryGetValue(item, out var known))
        {
            _ours[item] = known = Answer(item);
        }

        return known;
    }

    private (string Stage, IReadOnlyList<GraphError> Errors) Answer(Case item)
    {
        var document = _executor.Prepare(Encoding.UTF8.GetBytes(item.Document));
        if (!document.IsValid)
        {
            return (document.Document is null ? "parse" : "validate", document.Errors);
        }

        try
        {
            if (item.IsRequest)
            {
                var variables = JsonDocument.Parse(item.Variables ?? "{}").RootElement;
                _executor.Plan(document, new() { Variables = variables, OperationName = item.OperationName });
            }

            return ("accepted", []);
        }
        catch (GraphException failure)
        {
            return ("request", failure.Errors);
        }
    }

    private string? Disagreement(Case item, Reference.Answer expected)
    {
        var (stage, all) = Ours(item);
        var theirs = expected.Errors.Select(error => error.Places).ToHashSet();
        GraphError[] errors = [.. all.Where(error => theirs.Contains(Places(error)) || !Deviations.IsForgotten(error))];
        stage = errors.Length == 0 ? "accepted" : stage;
        var isAgreed = stage == expected.Stage && HaveSamePlaces(item, stage, errors, expected);
        var reference = expected.Errors.Select(error => $"{error.Message} [{error.Places}]");
        return isAgreed || Deviations.IsKnown(item, stage, expected.Stage)
            ? null
            : $"""

                {item.Document} {item.Variables} {item.OperationName}
                ours {stage}: {string.Join(" | ", errors.Select(error => $"{error.Message} [{Places(error)}]"))}
                reference {expected.Stage}: {string.Join(" | ", reference)}
                """;
    }

    private static bool HaveSamePlaces(
        Case item, string stage, IReadOnlyList<GraphError> errors, Reference.Answer expected)
    {
        var ours = errors.Select(Places).Order(StringComparer.Ordinal).ToList();
        var theirs = expected.Errors.Select(error => error.Places).Order(StringComparer.Ordinal).ToList();
        var givesFieldTwice = errors.Any(error => error.Details.Contains(new("rule", "InputObjectFieldUniqueness")));
        return ours.SequenceEqual(theirs)
            || (stage == "request" && ours.Distinct().SequenceEqual(theirs.Distinct())) // one value, several problems
            || (stage == "validate" && HasTypes(item))
            || (givesFieldTwice && theirs.All(ours.Contains)); // it looks at the last of the two only
    }

    /// <summary>The reference checks type definitions of a request as if they were a schema; here they are only
    /// refused.</summary>
    private static bool HasTypes(Case item) =>
        DocumentParser.Parse(item.Document).Definitions.Any(definition => definition is TypeSystemNode);

    private static string Places(GraphError error) =>
        string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}"));
}
