using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Limits;

/// <summary>A minute of two hundred callers who do everything that a limit forbids, against a host in a process of its
/// own.</summary>
public sealed class AbuseTests(SampleGraph graph, ITestOutputHelper output)
{
    private const int Connections = 200;
    private const long MostBytes = 1536L << 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    // Small enough that two hundred callers reach each of them.
    private static readonly string[] Settings =
    [
        "--Limits:MaxStreams=60", "--Limits:MaxReadTime=00:00:03", "--Limits:MaxUnreadBytes=67108864",
        "--Limits:MaxRunning=2", "--Limits:MaxWaiting=8", "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
    ];

    private static readonly string[] Refusals =
    [
        "GRAPHQL_LIMIT_ALIASES", "GRAPHQL_LIMIT_BYTES", "GRAPHQL_LIMIT_DEPTH", "GRAPHQL_LIMIT_DIRECTIVES", "GRAPHQL_LIMIT_FIELDS",
        "GRAPHQL_LIMIT_INTROSPECTION", "GRAPHQL_LIMIT_ROOT_FIELDS", "GRAPHQL_LIMIT_TOKENS", "HTTP_BODY_TOO_LARGE", "HTTP_TOO_SLOW",
        "LIMIT_BREAKDOWNS", "LIMIT_BUSY", "LIMIT_CELLS", "LIMIT_FILTER_TESTS", "LIMIT_OPERATIONS", "LIMIT_ROWS", "LIMIT_SENDING", "LIMIT_STREAMS",
    ];

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_host_that_is_abused_stays_small_and_answers_a_plain_question_within_a_second()
    {
        using var host = await HostProcess.StartAsync(graph.Data.Folder, Settings);
        using var stop = new CancellationTokenSource(WarmUp + Length);
        var told = new ConcurrentDictionary<string, int>();
        var abusers = Enumerable.Range(0, Connections).Select(number => Task.Run(async () =>
        {
            using var abuser = new Abuser(host.Address, number, told);
            await abuser.RunAsync(stop.Token);
        })).ToArray();

        var (slowest, largest, asked) = await WatchAsync(host, stop.Token);
        await Task.WhenAll(abusers);

        output.WriteLine($"{asked} plain questions, slowest {slowest.TotalMilliseconds:0} ms, largest working set {largest >> 20} MiB");
        output.WriteLine(string.Join('\n', told.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(slowest < TimeSpan.FromSeconds(1), $"A plain question took {slowest.TotalMilliseconds:0} ms.");
        Assert.True(largest < MostBytes, $"The host held {largest >> 20} MiB.");
        Assert.Empty(Refusals.Except(told.Keys));
        Assert.DoesNotContain("INTERNAL_ERROR", told.Keys);
        await AssertRecoversAsync(host);
    }

    /// <summary>Asks a plain question all the while, on a thread of its own so that the abusers' work in this process does not
    /// count.</summary>
    private static Task<(TimeSpan Slowest, long Largest, int Asked)> WatchAsync(HostProcess host, CancellationToken stop)
    {
        var result = new TaskCompletionSource<(TimeSpan, long, int)>();
        new Thread(() =>
        {
            try
            {
                result.SetResult(Watch(host, stop));
            }
            catch (Exception failure)
            {
                result.SetException(failure);
            }
        }) { Priority = ThreadPriority.Highest }.Start();
        return result.Task;
    }

    private static (TimeSpan Slowest, long Largest, int Asked) Watch(HostProcess host, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var (slowest, largest, asked) = (TimeSpan.Zero, 0L, 0);
        var began = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            Thread.Sleep(50);
            var sent = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, "application/json"),
            };
            using var reply = client.Send(request, CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(sent);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            asked++;
            if (Stopwatch.GetElapsedTime(began) > WarmUp)
            {
                slowest = took > slowest ? took : slowest;
                largest = Math.Max(largest, host.WorkingSetBytes);
            }
        }

        return (slowest, largest, asked);
    }

    /// <summary>Nothing of what the abusers opened is left: streams can be opened and questions are answered.</summary>
    private static async Task AssertRecoversAsync(HostProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var answer = await client.PostAsync(
            new Uri("/graphql", UriKind.Relative),
            new StringContent("""{"query":"{ places(level: COUNTRY) { code } }"}""", Encoding.UTF8, "application/json"));
        Assert.Equal("""{"data":{"places":[{"code":"VN"}]}}""", await answer.Content.ReadAsStringAsync());
        for (var open = 0; open < 60;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription%7BsnapshotPublished%7Bid%7D%7D");
            request.Headers.Add("Accept", "text/event-stream");
            var stream = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            open += stream.IsSuccessStatusCode ? 1 : 0;
            await Task.Delay(stream.IsSuccessStatusCode ? 0 : 200, limit.Token);
        }
    }
}
