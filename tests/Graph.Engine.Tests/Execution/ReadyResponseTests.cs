using System.Diagnostics;
using System.Text;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Execution;

/// <summary>A response that is too long to be kept is written again while it is sent.</summary>
public sealed class ReadyResponseTests
{
    private const int PieceBytes = 100;
    private const string Sdl = "type Query { list(fails: Boolean): List other: List } type List { rows: [Int!]! }";
    private readonly List<string> pieces = [];

    [Theory]
    [InlineData("{ list { rows } a: __typename }")]
    [InlineData("{ list { rows } list2: list(fails: true) { rows } a: __typename other { rows } }")]
    [InlineData("{ a: __typename }")]
    public async Task It_is_the_same_bytes_in_pieces_as_at_once(string document)
    {
        var schema = SchemaOf(context => new Numbers { Fails = context.Arguments.Get<bool?>("fails") == true });

        var kept = await ReadyAsync(schema, document, keptBytes: 1 << 20);
        var flowing = await ReadyAsync(schema, document, keptBytes: 10);
        await flowing.WriteAsync(TakeAsync, PieceBytes, CancellationToken.None);
        await flowing.WriteAsync((_, _) => default, PieceBytes, CancellationToken.None); // any number of times

        var whole = Encoding.UTF8.GetString(kept.Whole!.Value.Span); // it is short enough to be kept
        Assert.Equal(await Ask.SchemaAsync(schema, document), whole);
        Assert.Equal((whole, null, kept.Length, kept.Outcome), (string.Concat(pieces), flowing.Whole, flowing.Length, flowing.Outcome));
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 500)); // the errors are one piece
        Assert.Equal(document.Contains("rows", StringComparison.Ordinal), pieces.Count > 30);
    }

    [Fact]
    public async Task It_is_kept_up_to_the_last_byte_that_may_be_kept()
    {
        var schema = SchemaOf(_ => new Numbers());
        var length = (await ReadyAsync(schema, "{ list { rows } }", keptBytes: 1 << 20)).Length;

        Assert.NotNull((await ReadyAsync(schema, "{ list { rows } }", length)).Whole);
        Assert.Null((await ReadyAsync(schema, "{ list { rows } }", length - 1)).Whole);
    }

    [Fact]
    public async Task No_more_is_written_than_the_receiver_has_taken()
    {
        var numbers = new Numbers();
        var ready = await ReadyAsync(SchemaOf(_ => numbers), "{ list { rows } }", keptBytes: 10);
        numbers.Written = 0;
        var slow = new TaskCompletionSource();

        var sending = ready.WriteAsync((_, _) => new(slow.Task), PieceBytes, CancellationToken.None);
        var writtenMeanwhile = numbers.Written;
        slow.SetResult();
        await sending;

        Assert.InRange(writtenMeanwhile, 1, PieceBytes);
        Assert.Equal(Numbers.Count, numbers.Written);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task One_that_comes_out_otherwise_the_second_time_fails_instead_of_ending(int more)
    {
        var numbers = new Numbers();
        var ready = await ReadyAsync(SchemaOf(_ => numbers), "{ list { rows } }", keptBytes: 10);
        numbers.More = more;

        await Assert.ThrowsAsync<UnreachableException>(() => ready.WriteAsync(TakeAsync, PieceBytes, CancellationToken.None));

        Assert.True(string.Concat(pieces).Length < ready.Length || more < 0);
    }

    private static GraphSchema SchemaOf(Func<FieldContext, SelectionResult> result) => new SchemaBuilder(Sdl)
        .Resolve("Query.list", context => new(result(context)))
        .Resolve("Query.other", context => new(result(context)))
        .Build();

    private static async Task<ReadyResponse> ReadyAsync(GraphSchema schema, string document, long keptBytes)
    {
        var executor = new GraphExecutor(schema, new());
        var plan = executor.Plan(executor.Prepare(Encoding.UTF8.GetBytes(document)), new GraphRequest());
        return await executor.RespondAsync(plan, keptBytes, CancellationToken.None);
    }

    private ValueTask TakeAsync(ReadOnlyMemory<byte> piece, CancellationToken stop)
    {
        pieces.Add(Encoding.UTF8.GetString(piece.Span));
        return default;
    }

    private sealed class Numbers : SelectionResult
    {
        public const int Count = 1_000;

        public bool Fails { get; init; }

        public int More { get; set; }

        public int Written { get; set; }

        public override void Write(Selection selection, SelectionWriter writer)
        {
            foreach (var _ in WriteInSteps(selection, writer))
            {
                // all at once
            }
        }

        public override IEnumerable<Pause> WriteInSteps(Selection selection, SelectionWriter writer)
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteStartArray(selection.Children.Single().EncodedName);
            for (var number = 0; number < Count + More; number++)
            {
                writer.Json.WriteNumberValue(number);
                Written++;
                yield return default;
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
