using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Execution;

public sealed class SelectionResultTests
{
    private const string Sdl = """
        type Query { table(rows: Int = 2): Table strict: Table! nested: Nested }
        type Nested { table: Table! }
        type Table { rows: [Row!]! note: String }
        type Row { key: ID! cell(unit: Unit = ONE): Float }
        enum Unit { ONE MILLION }
        """;

    [Fact]
    public async Task A_result_writes_its_whole_merged_selection_in_one_call()
    {
        var response = await AskAsync(
            new Columns(), "query ($u: Unit) { table(rows: 3) { rows { key } ...F } } fragment F on Table { rows { v: cell(unit: $u) } }", """{"u":"MILLION"}""");

        Assert.Equal("""{"data":{"table":{"rows":[{"key":0,"v":"MILLION"},{"key":1,"v":"MILLION"},{"key":2,"v":"MILLION"}]}}}""", response);
    }

    [Theory]
    [InlineData("{ table { note } a: __typename }", """{"data":{"table":null,"a":"Query"}}""")]
    [InlineData("{ nested { table { note } } a: __typename }", """{"data":{"nested":null,"a":"Query"},"errors":[""")]
    [InlineData("{ strict { note } a: __typename }", """{"data":null,"errors":[""")]
    public async Task A_null_result_goes_up_to_the_nearest_nullable_parent(string document, string expected) =>
        Assert.StartsWith(expected, await AskAsync(new Nothing(), document), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ a: __typename table { note } b: __typename }", """{"data":{"a":"Query","table":null,"b":"Query"},"errors":[{"message":"Lost.","locations":[{"line":1,"column":17}],"path":["table"],""")]
    [InlineData("{ nested { table { note } } a: __typename }", """{"data":{"nested":null,"a":"Query"},"errors":[{"message":"Lost.","locations":[{"line":1,"column":12}],"path":["nested","table"],""")]
    [InlineData("{ x: strict { note } y: strict { note } }", """{"data":null,"errors":[{"message":"Lost.",""")]
    public async Task What_a_failing_result_wrote_is_taken_back(string document, string expected) =>
        Assert.StartsWith(expected, await AskAsync(new Failing(), document), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(200_000)]
    public async Task A_result_of_any_size_arrives_whole(int rows)
    {
        var keys = Enumerable.Range(0, rows).Select(row => $"{{\"key\":{row}}}");

        var response = await AskAsync(new Columns(), $"{{ table(rows: {rows}) {{ rows {{ key }} }} }}");

        Assert.Equal($"{{\"data\":{{\"table\":{{\"rows\":[{string.Join(',', keys)}]}}}}}}", response);
    }

    [Fact]
    public async Task A_result_reports_errors_inside_itself_once()
    {
        var response = await AskAsync(new Reporting(), "{ table { note } other: nested { table { note } } }");

        Assert.Equal(
            ["early table.note", "early other.table.note", "late table.note", "late other.table.note"],
            Ask.Errors(response).Select(error => $"{error.GetProperty("message")} {string.Join('.', error.GetProperty("path").EnumerateArray())}"));
    }

    private static Task<string> AskAsync(SelectionResult result, string document, string? variables = null)
    {
        var schema = new SchemaBuilder(Sdl)
            .Resolve("Query.table", context => new(result is Reporting ? new Reporting { At = context.Path } : result))
            .Resolve("Query.strict", _ => new(result))
            .Resolve("Query.nested", _ => new(new object()))
            .Resolve("Nested.table", context => new(result is Reporting ? new Reporting { At = context.Path } : result))
            .Build();
        return Ask.SchemaAsync(schema, document, variables);
    }

    private sealed class Columns : SelectionResult
    {
        public override void Write(Selection selection, SelectionWriter writer)
        {
            var rows = selection.Children.Single();
            writer.Json.WriteStartObject();
            writer.Json.WriteStartArray(rows.EncodedName);
            for (var i = 0; i < selection.Arguments.Get<int>("rows"); i++)
            {
                writer.Json.WriteStartObject();
                foreach (var column in rows.Children)
                {
                    writer.Json.WritePropertyName(column.EncodedName);
                    if (column.Field.Name == "key")
                    {
                        writer.Json.WriteNumberValue(i);
                    }
                    else
                    {
                        writer.Json.WriteStringValue(column.Arguments.Get<string>("unit"));
                    }
                }

                writer.Json.WriteEndObject();
            }

            writer.Json.WriteEndArray();
            writer.Json.WriteEndObject();
        }
    }

    private sealed class Nothing : SelectionResult
    {
        public override bool IsNull => true;

        public override void Write(Selection selection, SelectionWriter writer) => throw new InvalidOperationException("never asked");
    }

    private sealed class Failing : SelectionResult
    {
        public override void Write(Selection selection, SelectionWriter writer)
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteString("note", "half");
            throw new GraphException(new GraphError("AREA_LOST", "Lost.", "Ask again."));
        }
    }

    private sealed class Reporting : SelectionResult
    {
        public ResponsePath At { get; init; } = ResponsePath.Of(null, "unset");

        public override ImmutableArray<GraphError> Errors => [new("AREA_EARLY", "early", "Wait.") { Path = At.Append("note") }];

        public override void Write(Selection selection, SelectionWriter writer)
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteNull("note");
            writer.Json.WriteEndObject();
            writer.Report(new("AREA_LATE", "late", "Hurry.") { Path = writer.Path.Append("note") });
        }
    }
}
