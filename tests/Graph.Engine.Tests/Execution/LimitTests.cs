using System.Text;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Tests.Support;

namespace Analytics.Graph.Engine.Tests.Execution;

public sealed class LimitTests
{
    [Theory]
    [InlineData("{ a: count b: count }", "GRAPHQL_LIMIT_ALIASES", 2, 1)]
    [InlineData("{ ...F ...F } fragment F on Query { a: count }", "GRAPHQL_LIMIT_ALIASES", 2, 1)]
    [InlineData("{ count extra __typename echo }", "GRAPHQL_LIMIT_ROOT_FIELDS", 4, 3)]
    [InlineData("{ person { friends { friends { friends { friends { id } } } } } }", "GRAPHQL_LIMIT_DEPTH", 6, 5)]
    [InlineData("{ person { ...F } } fragment F on Person { friends { friends { friends { friends { id } } } } }", "GRAPHQL_LIMIT_DEPTH", 6, 5)]
    [InlineData("{ count @once ...F @once } fragment F on Query @once { extra }", "GRAPHQL_LIMIT_DIRECTIVES", 3, 2)]
    [InlineData("{ person { id name id name id name id name } }", "GRAPHQL_LIMIT_FIELDS", 9, 8)]
    [InlineData("{ __type(name: \"A\") { ...F } } fragment F on __Type { fields { type { interfaces { name } } } }", "GRAPHQL_LIMIT_INTROSPECTION", 2, 1)]
    public async Task A_document_beyond_a_limit_is_refused_with_measure_and_limit(string document, string code, int measured, int limit)
    {
        var limits = new GraphLimits { MaxAliases = 1, MaxRootFields = 3, MaxDepth = 5, MaxDirectives = 2, MaxExpandedFields = 8, MaxTypeLists = 1 };

        var response = await Ask.SchemaAsync(Library.Schema, document, options: new() { Limits = limits });

        var extensions = Assert.Single(Ask.Errors(response)).GetProperty("extensions");
        Assert.Equal(code, extensions.GetProperty("code").GetString());
        Assert.Equal((measured, limit), (extensions.GetProperty("measured").GetInt32(), extensions.GetProperty("limit").GetInt32()));
    }

    [Fact]
    public async Task Bytes_and_tokens_are_limited_before_anything_is_built()
    {
        Assert.Equal("GRAPHQL_LIMIT_BYTES", Ask.Codes(await Ask.SchemaAsync(
            Library.Schema, "{ count }", options: new() { Limits = new() { MaxDocumentBytes = 8 } })));
        Assert.Equal("GRAPHQL_LIMIT_TOKENS", Ask.Codes(await Ask.SchemaAsync(
            Library.Schema, "{ count }", options: new() { Limits = new() { MaxTokens = 2 } })));
        Assert.Equal("""{"data":{"count":3}}""", await Ask.SchemaAsync(
            Library.Schema, "{ count }", options: new() { Limits = new() { MaxTokens = 3, MaxDocumentBytes = 9 } }));
    }

    [Fact]
    public async Task A_fragment_bomb_is_measured_without_being_expanded()
    {
        var bomb = new StringBuilder("{ person { ...F0 } }");
        for (var i = 0; i < 200; i++)
        {
            bomb.Append($" fragment F{i} on Person {{ ...F{i + 1} a{i}: id ...F{i + 1} }}");
        }

        bomb.Append(" fragment F200 on Person { id }");

        Assert.Equal("GRAPHQL_LIMIT_ALIASES GRAPHQL_LIMIT_FIELDS", Ask.Codes(await Ask.LibraryAsync(bomb.ToString())));
    }

    [Fact]
    public async Task A_long_chain_of_fragments_needs_no_deep_stack()
    {
        const int Length = 2500;
        var chain = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < Length; i++)
        {
            chain.Append($" fragment F{i} on Query {{...F{i + 1}}}");
        }

        chain.Append($" fragment F{Length} on Query {{ count }}");
        var limits = new GraphLimits { MaxTokens = 100_000 };

        Assert.Equal("""{"data":{"count":3}}""", await Ask.SchemaAsync(Library.Schema, chain.ToString(), options: new() { Limits = limits }));
    }

    [Fact]
    public async Task Closed_introspection_keeps_typename()
    {
        var options = new GraphOptions { Introspection = IntrospectionAccess.Closed };

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await Ask.SchemaAsync(Library.Schema, "{ __typename }", options: options));
        Assert.Equal("GRAPHQL_INTROSPECTION_OFF", Ask.Codes(await Ask.SchemaAsync(Library.Schema, "{ ... { __schema { description } } }", options: options)));
    }
}
