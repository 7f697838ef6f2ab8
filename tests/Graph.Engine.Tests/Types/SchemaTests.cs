using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Types;

public sealed class SchemaTests
{
    [Fact]
    public void A_printed_schema_builds_the_same_schema()
    {
        var printed = SchemaPrinter.Print(Library.Schema);

        Assert.Equal(printed, SchemaPrinter.Print(GraphSchema.FromSdl(printed)));
        Assert.StartsWith("\"\"\"\nA lending library: the schema of these tests.\nIt has every kind of type.\n\"\"\"\nschema {", printed, StringComparison.Ordinal);
        Assert.Contains("  print: Int @deprecated(reason: \"Use copies.\")\n", printed, StringComparison.Ordinal);
        Assert.Contains("input Pick @oneOf {", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_adds_to_its_type() => Assert.Equal("Added by an extension.", Library.Schema.Query.Field("extra")!.Description);

    [Fact]
    public void An_extension_may_stand_before_its_type() => Assert.Equal(
        ["a", "b"], GraphSchema.FromSdl("extend type Query { b: Int } type Query { a: Int }").Query.Fields.Select(field => field.Name));

    [Theory]
    [InlineData("type A { a: Int }", "The schema has no query type.")]
    [InlineData("type Query { a: B }", "No type is called B.")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "The type Query is defined more than once.")]
    [InlineData("type Query { a: Int } extend type B { a: Int }", "The type B is extended but not defined.")]
    [InlineData("type Query { a: Int } extend input Query { a: Int }", "The type Query is extended as a different kind of type.")]
    [InlineData("type Query { a: Int a: Int }", "Query has two fields called a.")]
    [InlineData("type Query", "Query needs at least one field.")]
    [InlineData("type Query { __a: Int }", "Query.__a begins with two underscores, which is reserved for introspection.")]
    [InlineData("type Query { a: I } input I { b: Int }", "Query.a has the input type I; fields need output types.")]
    [InlineData("type Query { a(b: Query): Int }", "Query.a.b has the output type Query; arguments need input types.")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "Query.a.b is required and cannot be deprecated.")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "Query.a: The default of b is wrong: Int cannot represent \"x\".")]
    [InlineData("type Query { a: Int } input I { b: I! }", "I contains itself through fields that cannot be null, so it has no finite value.")]
    [InlineData("type Query { a: Int } input I { b: I = {} }", "I: The default of b contains itself.")]
    [InlineData("type Query { a: Int } input I @oneOf { b: Int! }", "I.b must be nullable and without default, as I is @oneOf.")]
    [InlineData("type Query implements N { a: Int } interface N { b: Int }", "Query must have the field b of N.")]
    [InlineData("type Query implements N { a: Int } interface N { a: Int! }", "Query.a has type Int, but N promises Int!.")]
    [InlineData("type Query implements N { a: Int } interface N { a(b: Int): Int }", "Query.a must take the argument b of N.")]
    [InlineData("type Query implements N { a(b: Int!): Int } interface N { a: Int }", "Query.a.b cannot be required, because N does not have it.")]
    [InlineData("type Query implements N { a: Int @deprecated } interface N { a: Int }", "Query.a cannot be deprecated while N.a is not.")]
    [InlineData("type Query implements N { a: Int } interface N implements M { a: Int } interface M { a: Int }", "Query must implement M, because N does.")]
    [InlineData("type Query { a: Int } union U = Int", "Int is no object type of this schema.")]
    [InlineData("type Query { a: Int } enum E { A A }", "E has two values called A.")]
    [InlineData("type Query { a: Int @nope }", "The directive @nope on Query.a is not defined.")]
    [InlineData("type Query @deprecated { a: Int }", "@deprecated cannot stand on Query: it is defined for FIELD_DEFINITION, ARGUMENT_DEFINITION, INPUT_FIELD_DEFINITION, ENUM_VALUE.")]
    [InlineData("type Query { a: Int } directive @d(a: Int @d) on ARGUMENT_DEFINITION", "@d uses itself.")]
    [InlineData("type Query { a: Int } scalar S @specifiedBy", "@specifiedBy on S: url of type String! is required.")]
    [InlineData("schema { query: A } schema { query: A } type A { a: Int }", "The schema is defined more than once.")]
    [InlineData("schema { query: A mutation: A } type A { a: Int }", "A cannot be the root of two kinds of operation.")]
    public void A_wrong_schema_is_refused_with_the_reason(string sdl, string message)
    {
        var failure = Assert.Throws<GraphException>(() => GraphSchema.FromSdl(sdl));

        Assert.Contains(message, failure.Errors.Select(error => error.Message));
        Assert.All(failure.Errors, error => Assert.Equal("GRAPHQL_SCHEMA_INVALID", error.Code));
    }

    [Fact]
    public void Resolvers_that_fit_nothing_are_refused_together()
    {
        var builder = new SchemaBuilder("type Query { a: Int }")
            .Resolve("Query.b", _ => new(1))
            .ResolveType("Query", _ => "Query")
            .Scalar("Int", UntypedScalar.Codec);

        var failure = Assert.Throws<GraphException>(builder.Build);

        Assert.Equal(
            [
                "A resolver is given for Query.b, which is no field of an object type.",
                "A codec is given for Int, which is no custom scalar of the SDL.",
                "A type resolver is given for Query, which is no interface or union of the SDL.",
            ],
            failure.Errors.Select(error => error.Message));
    }
}
