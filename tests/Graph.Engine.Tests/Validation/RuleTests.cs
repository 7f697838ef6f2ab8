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

    [Theory]
    [InlineData("a(kind: BOK)", "BOK is no value of the enum Kind. Did you mean BOOK?")]
    [InlineData("a(kind: JOURNAL)", "JOURNAL is no value of the enum Kind. It has BOOK, FILM.")]
    [InlineData("a(kind: 1)", "1 is no value of the enum Kind. It has BOOK, FILM.")]
    [InlineData("a(of: 1)", "Query.a has no argument 'of'. It has kind, size.")]
    [InlineData("a(size: { length: 1 })", "Size has no field 'length'. It has pages.")]
    [InlineData("b(of: 1)", "Query.b has no argument 'of'.")]
    [InlineData("title", "Query has no field 'title'. It has a, b.")]
    public void What_is_close_to_nothing_is_told_what_there_is(string field, string expected)
    {
        var schema = GraphSchema.FromSdl(
            "type Query { a(kind: Kind, size: Size): Int b: Int } enum Kind { BOOK FILM } input Size { pages: Int }");

        Assert.Equal(expected, Assert.Single(Errors($"{{ {field} }}", DocumentValidator.Rules, schema)).Message);
    }

    [Fact]
    public void Merging_names_each_conflict_with_its_sub_fields()
    {
        var error = Assert.Single(Errors("{ person { a: id } p: person { id } person { a: name } }", DocumentValidator.Rules));

        Assert.Equal(
            "The fields 'person' cannot be merged: their sub-fields 'a' differ: id and name are different fields.", error.Message);
        Assert.Equal([3, 12, 37, 46], error.Locations.Select(place => place.Column));
    }

    [Fact]
    public void Ten_thousand_equal_fields_are_merged_without_comparing_all_pairs()
    {
        var document = "{" + string.Concat(Enumerable.Repeat(" person { id friends { id } }", 10_000)) + "}";

        Assert.Empty(Errors(document, DocumentValidator.Rules));
    }

    [Fact]
    public void Ten_thousand_different_fields_of_one_name_stop_at_a_hundred_errors()
    {
        var document = "{" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $" echo(int: {i})")) + "}";

        Assert.Equal(100, Errors(document, DocumentValidator.Rules).Length);
    }

    private static ImmutableArray<GraphError> Errors(
        string document, ImmutableArray<Func<ValidationRule>> rules, GraphSchema? schema = null)
    {
        var syntax = DocumentParser.Parse(document);
        return DocumentValidator.Validate(schema ?? Library.Schema, syntax, new(syntax), rules);
    }
}
