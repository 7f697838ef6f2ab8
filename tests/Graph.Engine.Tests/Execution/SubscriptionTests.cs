using System.Runtime.CompilerServices;
using System.Text;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Tests.Support;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Execution;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task Each_event_is_one_response() => Assert.Equal(
        ["""{"data":{"t":1}}""", """{"data":{"t":2}}"""],
        await ListenAsync(Library.Builder().Subscribe("Subscription.ticks", context => Ticks(2, context.Stop)), "subscription { t: ticks }"));

    [Fact]
    public async Task A_resolver_may_shape_the_event() => Assert.Equal(
        ["""{"data":{"lent":{"id":"e1"}}}"""],
        await ListenAsync(
            Library.Builder()
                .Subscribe("Subscription.lent", context => Ticks(1, context.Stop))
                .Resolve("Subscription.lent", context => new(new Dictionary<string, object?> { ["id"] = $"e{context.Source}" })),
            "subscription { lent(id: 4) { id } }"));

    [Fact]
    public async Task A_stream_that_fails_ends_with_its_error()
    {
        var responses = await ListenAsync(Library.Builder().Subscribe("Subscription.ticks", context => Ticks(-1, context.Stop)), "subscription { ticks }");

        Assert.Equal("AREA_BROKEN", Ask.Codes(Assert.Single(responses)));
    }

    [Fact]
    public async Task A_source_that_refuses_is_a_request_error()
    {
        var responses = await ListenAsync(
            Library.Builder().Subscribe("Subscription.ticks", _ => throw new GraphException(new GraphError("AREA_NO", "No.", "Stop."))), "subscription { ticks }");

        Assert.StartsWith("""{"errors":[{"message":"No.",""", Assert.Single(responses), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscription { nope }", """{"errors":[""")]
    [InlineData("{ count }", """{"data":{"count":3}}""")]
    public async Task Anything_else_is_a_single_response(string document, string expected) =>
        Assert.StartsWith(expected, Assert.Single(await ListenAsync(Library.Builder(), document)), StringComparison.Ordinal);

    private static async Task<List<string>> ListenAsync(SchemaBuilder builder, string document)
    {
        var executor = new GraphExecutor(builder.Build(), new());
        var responses = new List<string>();
        var prepared = executor.Prepare(Encoding.UTF8.GetBytes(document));
        await foreach (var response in executor.SubscribeAsync(prepared, new(), TestContext.Current.CancellationToken))
        {
            responses.Add(Encoding.UTF8.GetString(response.Span));
        }

        return responses;
    }

    private static async IAsyncEnumerable<object?> Ticks(int count, [EnumeratorCancellation] CancellationToken stop)
    {
        if (count < 0)
        {
            throw new GraphException(new GraphError("AREA_BROKEN", "Broken.", "Listen again."));
        }

        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            stop.ThrowIfCancellationRequested();
            yield return i;
        }
    }
}
