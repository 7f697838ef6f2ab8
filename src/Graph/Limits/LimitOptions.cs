using System.ComponentModel.DataAnnotations;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Limits;

/// <summary>How much one request, and all of them together, may ask for.</summary>
public sealed class LimitOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>Bytes of a request, 1 KiB to 64 MiB. Default 1 MiB. HTTP_BODY_TOO_LARGE.</summary>
    [Range(1 << 10, 64 << 20)]
    public int MaxRequestBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of the first line of a request, 1 KiB to 1 MiB. Default 32 KiB. Longer ones get 414.</summary>
    [Range(1 << 10, 1 << 20)]
    public int MaxAddressBytes { get; init; } = 32 << 10;

    /// <summary>How long the head of a request, and then its body, may take to arrive, 10 ms to 1 hour. Default 30 s.
    /// HTTP_TOO_SLOW.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaxReadTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of a document, 1 KiB to 16 MiB. Default 256 KiB. GRAPHQL_LIMIT_BYTES.</summary>
    [Range(1 << 10, 16 << 20)]
    public int MaxDocumentBytes { get; init; } = 256 << 10;

    /// <summary>Nesting of fields, 1 to 200. Default 40. GRAPHQL_LIMIT_DEPTH.</summary>
    [Range(1, 200)]
    public int MaxDepth { get; init; } = 40;

    /// <summary>Tokens of a document, 10 to 1,000,000. Default 20,000. GRAPHQL_LIMIT_TOKENS.</summary>
    [Range(10, 1_000_000)]
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>Root fields of an operation, counted through fragments, 1 to 10,000. Default 50.
    /// GRAPHQL_LIMIT_ROOT_FIELDS.</summary>
    [Range(1, 10_000)]
    public int MaxRootFields { get; init; } = 50;

    /// <summary>Directives of an operation, counted through fragments, 0 to 100,000. Default 500.
    /// GRAPHQL_LIMIT_DIRECTIVES.</summary>
    [Range(0, 100_000)]
    public int MaxDirectives { get; init; } = 500;

    /// <summary>Fields of an operation after its fragments are expanded, 1 to 1,000,000. Default 20,000.
    /// GRAPHQL_LIMIT_FIELDS.</summary>
    [Range(1, 1_000_000)]
    public int MaxExpandedFields { get; init; } = 20_000;

    /// <summary>Breakdowns of an operation: each <c>rows</c>, <c>total</c> and <c>table</c>, 1 to 10,000. Default 50.
    /// LIMIT_BREAKDOWNS.</summary>
    [Range(1, 10_000)]
    public int MaxBreakdowns { get; init; } = 50;

    /// <summary>Cells of an operation: rows that are asked times numbers in each, 1 to 1,000,000,000. Default
    /// 2,000,000. LIMIT_CELLS.</summary>
    [Range(1, 1_000_000_000)]
    public long MaxCells { get; init; } = 2_000_000;

    /// <summary>Tests of all filters of an operation, 1 to 10,000. Default 200. LIMIT_FILTER_TESTS.</summary>
    [Range(1, 10_000)]
    public int MaxFilterTests { get; init; } = 200;

    /// <summary>Whether callers may read the schema: Open (default) or Closed. GRAPHQL_INTROSPECTION_OFF.</summary>
    public IntrospectionAccess Introspection { get; init; } = IntrospectionAccess.Open;

    /// <summary>Lists of types and fields inside one another where a document reads the schema, 1 to 100. Default 3.
    /// GRAPHQL_LIMIT_INTROSPECTION.</summary>
    [Range(1, 100)]
    public int MaxTypeLists { get; init; } = 3;

    /// <summary>Connections that are open at the same time, 10 to 1,000,000; further ones are closed. Default
    /// 1,000.</summary>
    [Range(10, 1_000_000)]
    public int MaxConnections { get; init; } = 1_000;

    /// <summary>Operations that run on one WebSocket at the same time, 1 to 10,000. Default 100.
    /// LIMIT_OPERATIONS.</summary>
    [Range(1, 10_000)]
    public int MaxSocketOperations { get; init; } = 100;

    /// <summary>Bytes of answers that callers have not read yet, 1 MiB to 64 GiB. Default 256 MiB.
    /// LIMIT_SENDING.</summary>
    [Range(1L << 20, 64L << 30)]
    public long MaxUnreadBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of an answer to GraphQL before it is packed, 1 KiB to 1 GiB. Default 128 MiB.
    /// LIMIT_ANSWER.</summary>
    [Range(1L << 10, 1L << 30)]
    public long MaxAnswerBytes { get; init; } = 128L << 20;

    /// <summary>Streams of events and WebSockets that are open at the same time, 1 to 100,000. Default 500.
    /// LIMIT_STREAMS.</summary>
    [Range(1, 100_000)]
    public int MaxStreams { get; init; } = 500;

    /// <summary>Aliases of an operation, 0 to 100,000. Default 500. GRAPHQL_LIMIT_ALIASES.</summary>
    [Range(0, 100_000)]
    public int MaxAliases { get; init; } = 500;

    /// <summary>The largest <c>first</c> of rows and table, 1 to 1,000,000. Default 10,000. LIMIT_ROWS.</summary>
    [Range(1, 1_000_000)]
    public int MaxRows { get; init; } = 10_000;

    /// <summary>Requests that are computed at the same time, 1 to 1,000. Default 4.</summary>
    [Range(1, 1_000)]
    public int MaxRunning { get; init; } = 4;

    /// <summary>Requests that wait for their turn, 0 to 100,000; the next one is refused. Default 64.
    /// LIMIT_BUSY.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; init; } = 64;

    /// <summary>Heavy requests that are computed at the same time, 1 to 1,000; light ones may use every place. Default
    /// 1.</summary>
    [Range(1, 1_000)]
    public int MaxHeavyRunning { get; init; } = 1;

    /// <summary>Heavy requests that wait for their turn, 0 to 100,000; the next one is refused. Default 48.
    /// LIMIT_BUSY.</summary>
    [Range(0, 100_000)]
    public int MaxHeavyWaiting { get; init; } = 48;

    /// <summary>Rows from which a request that was never seen counts as heavy, 0 to 10^15. Default
    /// 5,000,000.</summary>
    [Range(0, 1_000_000_000_000_000)]
    public long HeavyRows { get; init; } = 5_000_000;

    /// <summary>Time from which a request that was seen counts as heavy, 1 ms to 1 hour. Default 20 ms: some of
    /// them at once would hold every core for longer than a light one takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan HeavyTime { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Rows that an operation may read, without its filters, 1 to 10^15. Default 10,000,000,000.
    /// LIMIT_SCAN.</summary>
    [Range(1, 1_000_000_000_000_000)]
    public long MaxScannedRows { get; init; } = 10_000_000_000;

    /// <summary>Breakdowns of one request that are computed at the same time, 1 to 100. Default 2.</summary>
    [Range(1, 100)]
    public int MaxStatements { get; init; } = 2;

    /// <summary>How long a request may compute, 10 ms to 1 hour; then its queries are cancelled. Default 30 s.
    /// LIMIT_TIME.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaxQueryTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a refused caller is told to wait, 1 s to 1 hour. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);
}
