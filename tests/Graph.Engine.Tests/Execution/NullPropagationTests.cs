using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Execution;

public sealed class NullPropagationTests
{
    private const string Sdl = """
        type Query { outer: Outer must: Outer! list: [Inner] strict: [Inner!] number: Int }
        type Outer { inner: Inner! soft: Inner }
        type Inner { value: Int! }
        """;

    private static readonly Dictionary<string, object?> Good = new() { ["value"] = 1 };
    private static readonly Dictionary<string, object?> Bad = new() { ["value"] = null };

    private static readonly GraphSchema Schema = new SchemaBuilder(Sdl)
        .Resolve("Query.outer", _ => new(new Dictionary<string, object?> { ["inner"] = Bad, ["soft"] = Bad }))
        .Resolve("Query.must", _ => new(new Dictionary<string, object?> { ["inner"] = Bad, ["soft"] = Bad }))
        .Resolve("Query.list", _ => new(new[] { Good, Bad, null }))
        .Resolve("Query.strict", _ => new(new[] { Good, Bad }))
        .Resolve("Query.number", _ => new("x"))
        .Build();

    [Theory]
    [InlineData("{ outer { soft { value } } }", """{"data":{"outer":{"soft":null}}""", "outer.soft.value")]
    [InlineData("{ outer { inner { value } } number2: __typename }", """{"data":{"outer":null,"number2":"Query"}""", "outer.inner.value")]
    [InlineData("{ must { inner { value } } n: __typename }", """{"data":null""", "must.inner.value")]
    [InlineData("{ list { value } }", """{"data":{"list":[{"value":1},null,null]}""", "list.1.value")]
    [InlineData("{ strict { value } }", """{"data":{"strict":null}""", "strict.1.value")]
    [InlineData("{ number }", """{"data":{"number":null}""", "number")]
    public async Task A_null_goes_up_to_the_nearest_nullable_parent(string document, string data, string path)
    {
        var response = await Ask.SchemaAsync(Schema, document);

        Assert.StartsWith(data + ",\"errors\":", response, StringComparison.Ordinal);
        var error = Assert.Single(Ask.Errors(response));
        Assert.Equal(path, string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.ToString())));
    }
}
