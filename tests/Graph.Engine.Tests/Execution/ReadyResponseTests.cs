using System.Text;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Execution;

/// <summary>A response that is too long to be one whole is in pieces; one that is too long to be held is only counted.</summary>
public sealed class ReadyResponseTests
{
    private const long Any = long.MaxValue;
    private const string Sdl = "type Query { list(fails: Boolean): List other: List } type List { rows: [Int!]! }";

    private static readonly GraphSchema Schema = new SchemaBuilder(Sdl)
        .Resolve("Query.list", context => new(new Numbers { Fails = context.Arguments.Get<bool?>("fails") == true }))
        .Resolve("Query.other", _ => new(new Numbers()))
        .Build();

    [Theory]
    [InlineData("{ list { rows } a: __typename }")]
    [InlineData("{ list { rows } list2: list(fails: true) { rows } a: __typename other { rows } }")]
    [InlineData("{ a: __typename }")]
    public async Task It_is_the_same_bytes_in_pieces_as_in_one(string document)
    {
        var whole = await ReadyAsync(document, Any, Any);
        var pieces = await ReadyAsync(document, 0, Any);

        Assert.Equal(await Ask.SchemaAsync(Schema, document), TextOf(whole));
        Assert.Equal((TextOf(whole), whole.Length, whole.Outcome, null), (TextOf(pieces), pieces.Length, pieces.Outcome, pieces.Whole));
        Assert.Equal(whole.Length, Encoding.UTF8.GetByteCount(TextOf(whole)));
        Assert.True(pieces.Pieces.Length > 3 || pieces.Length < 4096 || pieces.Outcome.ErrorCount > 0); // what begins again has room already
    }

    [Fact]
    public async Task It_is_one_whole_and_it_is_held_up_to_the_last_byte_that_may_be()
    {
        const string Document = "{ list { rows } }";
        var length = (await ReadyAsync(Document, Any, Any)).Length;

        Assert.NotNull((await ReadyAsync(Document, length, length)).Whole);
        Assert.Null((await ReadyAsync(Document, length - 1, length)).Whole);
        Assert.Equal(length, (await ReadyAsync(Document, length - 1, length)).Pieces.Sum(piece => piece.Length));
        Assert.Equal((length, 0), await CountedAsync(length - 1));
        Assert.Equal((length, 0), await CountedAsync(10));

        async Task<(long, int)> CountedAsync(long most) =>
            await ReadyAsync(Document, Any, most) is var ready ? (ready.Length, ready.Pieces.Length) : default;
    }

    [Fact]
    public async Task Pieces_are_its_own_whatever_is_written_afterwards()
    {
        var first = await ReadyAsync("{ list { rows } }", 0, Any);
        var before = TextOf(first);

        for (var time = 0; time < 20; time++)
        {
            await ReadyAsync("{ another: other { rows } }", 0, 10);
        }

        Assert.Equal(before, TextOf(first));
    }

    private static async Task<ReadyResponse> ReadyAsync(string document, long wholeBytes, long mostBytes)
    {
        var executor = new GraphExecutor(Schema, new());
        var plan = executor.Plan(executor.Prepare(Encoding.UTF8.GetBytes(document)), new GraphRequest());
        return await executor.RespondAsync(plan, wholeBytes, mostBytes, CancellationToken.None);
    }

    private static string TextOf(ReadyResponse ready) => string.Concat(ready.Pieces.Select(piece => Encoding.UTF8.GetString(piece.Span)));

    private sealed class Numbers : SelectionResult
    {
        private const int Count = 20_000;

        public bool Fails { get; init; }

        public override void Write(Selection selection, SelectionWriter writer)
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteStartArray(selection.Children.Single().EncodedName);
            for (var number = 0; number < Count; number++)
            {
                writer.Json.WriteNumberValue(number);
            }

            if (Fails)
            {
                throw new GraphException(new GraphError("AREA_LOST", "Lost.", "Ask again."));
            }

            writer.Json.WriteEndArray();
            writer.Json.WriteEndObject();
        }
    }
}
