using Analytics.Graph.Engine.Tests.Support;

namespace Analytics.Graph.Engine.Tests.Introspection;

public sealed class IntrospectionTests
{
    [Theory]
    [InlineData("{ __type(name: \"Pick\") { kind isOneOf inputFields { name type { kind name } } } }",
        """{"data":{"__type":{"kind":"INPUT_OBJECT","isOneOf":true,"inputFields":[{"name":"id","type":{"kind":"SCALAR","name":"ID"}},{"name":"title","type":{"kind":"SCALAR","name":"String"}},{"name":"range","type":{"kind":"INPUT_OBJECT","name":"Range"}}]}}}""")]
    [InlineData("{ __type(name: \"Day\") { specifiedByURL description isOneOf fields { name } } none: __type(name: \"X\") { name } }",
        """{"data":{"__type":{"specifiedByURL":"https://www.rfc-editor.org/rfc/rfc3339","description":"A calendar day.","isOneOf":null,"fields":null},"none":null}}""")]
    [InlineData("{ __type(name: \"Lang\") { some: enumValues { name } all: enumValues(includeDeprecated: true) { name isDeprecated deprecationReason } } }",
        """{"data":{"__type":{"some":[{"name":"VI"},{"name":"EN"}],"all":[{"name":"VI","isDeprecated":false,"deprecationReason":null},{"name":"EN","isDeprecated":false,"deprecationReason":null},{"name":"LA","isDeprecated":true,"deprecationReason":"No longer supported"}]}}}""")]
    [InlineData("{ __type(name: \"Filter\") { some: inputFields { name } all: inputFields(includeDeprecated: true) { name defaultValue } } }",
        """{"data":{"__type":{"some":[{"name":"title"},{"name":"pages"},{"name":"any"},{"name":"kind"},{"name":"day"}],"all":[{"name":"title","defaultValue":null},{"name":"pages","defaultValue":null},{"name":"any","defaultValue":null},{"name":"kind","defaultValue":"BOOK"},{"name":"day","defaultValue":null},{"name":"old","defaultValue":null}]}}}""")]
    [InlineData("{ __type(name: \"Person\") { fields { name args { name } all: args(includeDeprecated: true) { name isDeprecated type { kind ofType { kind ofType { kind } } } } } } }",
        """{"data":{"__type":{"fields":[{"name":"id","args":[],"all":[]},{"name":"name","args":[],"all":[]},{"name":"born","args":[],"all":[]},{"name":"friends","args":[],"all":[]},{"name":"works","args":[{"name":"kinds"}],"all":[{"name":"kinds","isDeprecated":false,"type":{"kind":"NON_NULL","ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL"}}}},{"name":"oldest","isDeprecated":true,"type":{"kind":"SCALAR","ofType":null}}]}]}}}""")]
    [InlineData("{ __type(name: \"Node\") { kind interfaces { name } possibleTypes { name } } }",
        """{"data":{"__type":{"kind":"INTERFACE","interfaces":[],"possibleTypes":[{"name":"Book"},{"name":"Film"},{"name":"Person"}]}}}""")]
    [InlineData("{ __schema { description queryType { name } mutationType { name } subscriptionType { name } directives { name isRepeatable locations } } }",
        """{"data":{"__schema":{"description":"A lending library: the schema of these tests.\nIt has every kind of type.","queryType":{"name":"Query"},"mutationType":{"name":"Mutation"},"subscriptionType":{"name":"Subscription"},"directives":[{"name":"include","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"]},{"name":"skip","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"]},{"name":"deprecated","isRepeatable":false,"locations":["FIELD_DEFINITION","ARGUMENT_DEFINITION","INPUT_FIELD_DEFINITION","ENUM_VALUE"]},{"name":"specifiedBy","isRepeatable":false,"locations":["SCALAR"]},{"name":"oneOf","isRepeatable":false,"locations":["INPUT_OBJECT"]},{"name":"tag","isRepeatable":true,"locations":["FIELD","QUERY","FRAGMENT_SPREAD","OBJECT"]},{"name":"once","isRepeatable":false,"locations":["FIELD","QUERY","MUTATION","SUBSCRIPTION","FRAGMENT_DEFINITION","FRAGMENT_SPREAD","INLINE_FRAGMENT","VARIABLE_DEFINITION"]}]}}}""")]
    public async Task The_schema_answers_about_itself(string document, string expected) =>
        Assert.Equal(expected, await Ask.LibraryAsync(document));

    [Fact]
    public async Task Every_type_of_the_specification_is_described()
    {
        var response = await Ask.LibraryAsync("{ __schema { types { name description fields(includeDeprecated: true) { name description } enumValues(includeDeprecated: true) { name description } } } }");
        var types = System.Text.Json.JsonDocument.Parse(response).RootElement.GetProperty("data").GetProperty("__schema").GetProperty("types");

        var silent = types.EnumerateArray()
            .Where(type => type.GetProperty("name").GetString()!.StartsWith("__", StringComparison.Ordinal))
            .Where(type => type.GetRawText().Contains("\"description\":null", StringComparison.Ordinal))
            .Select(type => type.GetProperty("name").GetString());

        Assert.Empty(silent);
    }
}
