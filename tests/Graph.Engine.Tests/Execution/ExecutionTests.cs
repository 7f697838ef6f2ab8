using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Execution;

public sealed class ExecutionTests
{
    [Theory]
    [InlineData("{ count }", """{"data":{"count":3}}""")]
    [InlineData("{ c: count __typename count }", """{"data":{"c":3,"__typename":"Query","count":3}}""")]
    [InlineData("{ b: books { id } a: count ...F } fragment F on Query { b: books { title(lang: EN) } }",
        """{"data":{"b":[{"id":"b1","title":"Kiều EN"},{"id":"b2","title":"Dế Mèn EN"}],"a":3}}""")]
    [InlineData("{ works { __typename ... on Film { minutes } ... on Book { pages } } }",
        """{"data":{"works":[{"__typename":"Book","pages":300},{"__typename":"Film","minutes":104.5}]}}""")]
    [InlineData("{ item(id: \"f1\") { id ... on Node { n: id } } none: item(id: \"x\") { id } }", """{"data":{"item":{"id":"f1","n":"f1"},"none":null}}""")]
    [InlineData("{ person { born friends { id } } }", """{"data":{"person":{"born":"1765-01-03","friends":[]}}}""")]
    [InlineData("{ count @skip(if: true) extra @include(if: true) a: count @skip(if: false) @include(if: false) }", """{"data":{"extra":null}}""")]
    [InlineData("{ echo(int: 1, float: 2, text: \"é\\n\", flag: true, id: 7, kind: FILM, ints: [1, null], grid: [[1], [2, 3]], any: {a: [B, 1.50]}) }",
        """{"data":{"echo":{"int":1,"float":2,"text":"é\n","flag":true,"id":"7","kind":"FILM","ints":[1,null],"grid":[[1],[2,3]],"any":{"a":["B",1.50]}}}}""")]
    [InlineData("{ echo(int: null, ints: 3) }", """{"data":{"echo":{"int":null,"ints":[3]}}}""")]
    [InlineData("{ needs(int: 2) }", """{"data":{"needs":7}}""")]
    public async Task A_query_answers_as_the_specification_says(string document, string expected) =>
        Assert.Equal(expected, await Ask.LibraryAsync(document));

    [Theory]
    [InlineData("""{"a":4}""", """{"data":{"echo":{"int":4}}}""")]
    [InlineData("""{"a":null}""", """{"data":{"echo":{"int":null}}}""")]
    [InlineData("{}", """{"data":{"echo":{}}}""")]
    [InlineData(null, """{"data":{"echo":{}}}""")]
    public async Task Null_is_not_missing(string? variables, string expected) =>
        Assert.Equal(expected, await Ask.LibraryAsync("query ($a: Int) { echo(int: $a) }", variables));

    [Fact]
    public async Task A_null_variable_in_a_place_with_default_fails_its_field()
    {
        var response = await Ask.LibraryAsync("query ($a: Int) { needs(int: 1, withDefault: $a) count }", """{"a":null}""");

        Assert.Equal("""{"data":{"needs":null,"count":3},"errors":[{"message":"Query.needs cannot be answered: withDefault: The variable $a is null where Int! is needed.","locations":[{"line":1,"column":19}],"path":["needs"],"extensions":{"code":"GRAPHQL_BAD_ARGUMENT","remedy":"Give the variables that the arguments need."}}]}""", response);
    }

    [Theory]
    [InlineData("String", "echo(text: $a)", """{"a":"\ud83d"}""")]
    [InlineData("Kind", "echo(kind: $a)", """{"a":"\ud83d"}""")]
    [InlineData("Filter", "books(where: $a) { id }", """{"a":{"day":"\ude00"}}""")]
    [InlineData("Anything", "echo(any: $a)", """{"a":[{"\ud83d":1}]}""")]
    public async Task Half_a_surrogate_pair_in_a_variable_is_a_bad_variable(string type, string use, string variables)
    {
        var response = await Ask.LibraryAsync($"query ($a: {type}) {{ {use} }}", variables);

        Assert.Equal("GRAPHQL_BAD_VARIABLE", Ask.Codes(response));
    }

    [Fact]
    public async Task Wrong_variables_are_all_named_at_once()
    {
        var response = await Ask.LibraryAsync(
            "query ($a: Int!, $b: Filter, $c: Pick) { echo(int: $a, any: [$c]) books(where: $b) { id } }",
            """{"b":{"pages":{"until":"x"},"kind":"FLIM"},"c":{"id":1,"title":"y"}}""");

        Assert.Equal(
            [
                "The variable $a of type Int! got a wrong value: it is required and missing.",
                "The variable $b of type Filter got a wrong value: at pages: Range.from of type Int! is required.",
                "The variable $b of type Filter got a wrong value: at pages.until: Int cannot represent \"x\".",
                "The variable $b of type Filter got a wrong value: at kind: \"FLIM\" is no value of the enum Kind. Did you mean FILM?",
                "The variable $c of type Pick got a wrong value: Pick takes exactly one of its fields, found 2.",
            ],
            Ask.Errors(response).Select(error => error.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("query A { count } query B { extra }", "B", """{"data":{"extra":null}}""")]
    [InlineData("query A { count } query B { extra }", null, "GRAPHQL_OPERATION_NOT_FOUND")]
    [InlineData("query A { count }", "C", "GRAPHQL_OPERATION_NOT_FOUND")]
    [InlineData("fragment F on Query { count }", null, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { ticks }", null, "GRAPHQL_SUBSCRIPTION_NEEDS_STREAM")]
    public async Task The_named_operation_runs(string document, string? name, string expected) =>
        Assert.Contains(expected, await Ask.SchemaAsync(Library.Schema, document, operationName: name), StringComparison.Ordinal);

    [Fact]
    public async Task Mutations_run_one_after_another()
    {
        var order = new List<string>();
        var schema = Library.Builder().Resolve("Mutation.add", async context =>
        {
            order.Add("start " + context.Selection.ResponseName);
            await Task.Yield();
            order.Add("end " + context.Selection.ResponseName);
            return context.Arguments.Get<int>("by");
        }).Build();

        var response = await Ask.SchemaAsync(schema, "mutation { a: add b: add(by: 2) }");

        Assert.Equal("""{"data":{"a":1,"b":2}}""", response);
        Assert.Equal(["start a", "end a", "start b", "end b"], order);
    }

    [Fact]
    public async Task Root_fields_of_a_query_run_at_the_same_time()
    {
        var both = new Barrier(2);
        var schema = Library.Builder().Resolve("Query.count", context => new(Task.Run<object?>(() =>
        {
            both.SignalAndWait(context.Stop);
            return 1;
        }, context.Stop))).Build();

        Assert.Equal("""{"data":{"a":1,"b":1}}""", await Ask.SchemaAsync(schema, "{ a: count b: count }"));
    }

    [Fact]
    public async Task Errors_of_a_list_come_in_its_order_whichever_item_fails_first()
    {
        var turns = Enumerable.Range(0, 12).Select(_ => new TaskCompletionSource()).ToArray();
        var schema = new SchemaBuilder("type Query { items: [Item] } type Item { value: Int! }")
            .Resolve("Query.items", _ => new(Enumerable.Range(0, turns.Length)))
            .Resolve("Item.value", async context =>
            {
                var index = context.SourceAs<int>();
                await (index + 1 < turns.Length ? turns[index + 1].Task : Task.CompletedTask);
                turns[index].SetResult();
                return null;
            })
            .Build();

        var response = await Ask.SchemaAsync(schema, "{ items { value } }");

        Assert.Equal(Enumerable.Range(0, turns.Length), Ask.Errors(response).Select(error => error.GetProperty("path")[1].GetInt32()));
    }

    [Fact]
    public async Task Cancelling_ends_the_request_without_output()
    {
        using var stop = new CancellationTokenSource();
        var schema = Library.Builder().Resolve("Query.count", async context =>
        {
            await stop.CancelAsync();
            context.Stop.ThrowIfCancellationRequested();
            return 1;
        }).Build();
        var executor = new GraphExecutor(schema, new());
        var output = new System.Buffers.ArrayBufferWriter<byte>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await executor.ExecuteAsync(executor.Prepare("{ count }"u8.ToArray()), new(), output, stop.Token));

        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public async Task A_bug_is_told_to_the_host_and_hidden_from_the_caller()
    {
        var told = new List<string>();
        var schema = Library.Builder().Resolve("Query.extra", _ => throw new InvalidOperationException("secret")).Build();

        var response = await Ask.SchemaAsync(schema, "{ extra }", options: new() { OnUnexpected = (bug, path) => told.Add($"{path}: {bug.Message}") });

        Assert.Equal(["extra: secret"], told);
        Assert.Equal("GRAPHQL_INTERNAL", Ask.Codes(response));
        Assert.DoesNotContain("secret", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resolver_can_fail_with_several_errors()
    {
        var schema = Library.Builder().Resolve("Query.extra", _ => throw new GraphException(
            [new("AREA_ONE", "One.", "Do one."), new GraphError("AREA_TWO", "Two.", "Do two.").With("limit", 3)])).Build();

        Assert.Equal(
            """{"data":{"extra":null},"errors":[{"message":"One.","locations":[{"line":1,"column":3}],"path":["extra"],"extensions":{"code":"AREA_ONE","remedy":"Do one."}},{"message":"Two.","locations":[{"line":1,"column":3}],"path":["extra"],"extensions":{"code":"AREA_TWO","remedy":"Do two.","limit":3}}]}""",
            await Ask.SchemaAsync(schema, "{ extra }"));
    }

    [Fact]
    public void An_operation_without_variables_is_merged_once()
    {
        var executor = new GraphExecutor(Library.Schema, new());
        var document = executor.Prepare("query A { person { id } } query B($a: Int) { echo(int: $a) }"u8.ToArray());

        var first = executor.Plan(document, new() { OperationName = "A" });
        var second = executor.Plan(document, new() { OperationName = "A" });

        Assert.Same(first.Root[0], second.Root[0]);
        Assert.Same(first.Root[0].Children[0], second.Root[0].Children[0]);
        Assert.Equal(Library.Schema.Query, first.RootType);
    }
}
