using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Engine.Validation;

namespace Analytics.Graph.Engine.Tests.Validation;

public sealed class RuleTests
{
    public static TheoryData<RuleCase> Cases => [.. RuleCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_accepts_what_the_specification_allows(RuleCase example) =>
        Assert.Empty(Errors(example.Accepted, DocumentValidator.Rules));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_refuses_what_the_specification_forbids(RuleCase example)
    {
        var rules = Errors(example.Refused, DocumentValidator.Rules).Select(error => error.Details[0].Value).Distinct();

        Assert.Equal([example.Rule], rules);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_the_rule_itself_refuses_the_document(RuleCase example)
    {
        var others = DocumentValidator.Rules.RemoveAll(make => make().Name == example.Rule);

        Assert.Empty(Errors(example.Refused, others));
    }

    [Fact]
    public void Every_rule_has_a_case() => Assert.Equal(
        DocumentValidator.Rules.Select(make => make().Name).Order(),
        RuleCases.All.Select(example => example.Rule).Append("OperationTypeExistence").Distinct().Order());

    [Fact]
    public void An_operation_needs_its_root_type()
    {
        var schema = GraphSchema.FromSdl("type Query { a: Int }");

        var error = Assert.Single(Errors("mutation { a }", DocumentValidator.Rules, schema));

        Assert.Equal("This schema has no mutation operations.", error.Message);
        Assert.Equal(new("rule", "OperationTypeExistence"), error.Details[0]);
    }

    [Fact]
    public void All_errors_of_a_document_come_at_once_in_its_order()
    {
        var errors = Errors("{ cuont needs(int: 1.5) ...X\n person }", DocumentValidator.Rules);

        Assert.Equal(
            [
                "Query has no field 'cuont'. Did you mean count? 1:3",
                "Int cannot represent 1.5. 1:20",
                "No fragment is called 'X'. 1:28",
                "person of type Person needs sub-fields. Did you mean person { ... }? 2:2",
            ],
            errors.Select(error => $"{error.Message} {error.Locations[0].Line}:{error.Locations[0].Column}"));
    }

    private static ImmutableArray<GraphError> Errors(
        string document, ImmutableArray<Func<ValidationRule>> rules, GraphSchema? schema = null)
    {
        var syntax = DocumentParser.Parse(document);
        return DocumentValidator.Validate(schema ?? Library.Schema, syntax, new(syntax), rules);
    }
}
