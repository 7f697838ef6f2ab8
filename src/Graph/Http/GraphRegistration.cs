using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Exports;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Graph.Lint;
using Analytics.Graph.Serving;
using Analytics.Graph.Telemetry;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Snapshots;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Puts the host together.</summary>
public static class GraphRegistration
{
    /// <summary>Everything that answers <c>/graphql</c>. Settings are read from the sections Snapshots, Limits,
    /// ResultCache,
    /// Redis, Http and PersistedDocuments, and from ANALYTICS_DATA and REDIS_CONNECTION; wrong ones stop the
    /// start.</summary>
    public static IServiceCollection AddGraph(this IServiceCollection services) =>
        services.AddGraphOptions().AddGraphTransport().AddGraphSnapshots().AddGraphCaching().AddGraphAnswers()
            .AddGraphLint().AddGraphExports().AddGraphTelemetry();

    /// <summary>The addresses of the host.</summary>
    public static void MapGraph(this WebApplication app)
    {
        KeepThreadsFree(app.Services.GetRequiredService<IOptions<LimitOptions>>().Value);
        app.UseGraphTransport();
        app.Map("/graphql", (HttpContext http, GraphEndpoint endpoint) => endpoint.HandleAsync(http));
        Read(app, "/ui/{**path}", (string path, HttpResponse response) => QueryPage.OpenPart(path, response));
        Read(app, "/", (ServedSnapshots snapshots, HttpResponse response) => HomePage.OpenAsync(snapshots, response));
        app.MapGraphExports();
        Read(app, "/health/live", HealthEndpoints.Live);
        Read(app, "/health/ready", (ServedSnapshots snapshots) => HealthEndpoints.Ready(snapshots));
        ReportBrokenDocuments(app);
    }

    /// <summary>A query holds its thread until DuckDB has answered. Without as many threads beside them, small requests
    /// wait until the pool has found out that it needs more.</summary>
    private static void KeepThreadsFree(LimitOptions limits)
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, (2 * Environment.ProcessorCount) + limits.MaxRunning), ports);
    }

    /// <summary>Reads the registered documents at the start, and tells the operator of those that cannot be
    /// answered.</summary>
    private static void ReportBrokenDocuments(WebApplication app)
    {
        var executor = app.Services.GetRequiredService<GraphExecutor>();
        foreach (var (file, problem) in app.Services.GetRequiredService<PersistedDocuments>().Broken(executor))
        {
            LogMessages.DocumentRefused(app.Logger, file, problem);
        }
    }

    /// <summary>An address that is only read. HEAD is what checks and crawlers ask.</summary>
    private static void Read(WebApplication app, string address, Delegate answer) =>
        app.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], answer);

    private static IServiceCollection AddGraphOptions(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>()
            .BindConfiguration(LimitOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<PersistedOptions>().BindConfiguration(PersistedOptions.Section)
            .Validate(
                options => options.Folder is null || Directory.Exists(options.Folder),
                "PersistedDocuments:Folder does not exist.")
            .Validate(
                options => options.Others == OtherDocuments.Answered
                    || (options.Folder is not null && options.FirstUse == FirstUse.Ignored),
                "PersistedDocuments:Others=Refused needs PersistedDocuments:Folder and FirstUse=Ignored.")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ResultCacheOptions>()
            .BindConfiguration(ResultCacheOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<SharedCacheOptions>().BindConfiguration(SharedCacheOptions.Section)
            .Configure<IConfiguration>(
                (options, settings) => options.Connection = settings["REDIS_CONNECTION"] ?? options.Connection)
            .Validate(
                options => options.LeaseTime == TimeSpan.Zero || options.LeaseTime >= TimeSpan.FromMilliseconds(100),
                "Redis:LeaseTime is 0 or 100 ms and more.")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SnapshotOptions>().BindConfiguration(SnapshotOptions.Section)
            .Configure<IConfiguration>(
                (options, settings) => options.DataFolder = settings["ANALYTICS_DATA"] ?? options.DataFolder)
            .ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    private static IServiceCollection AddGraphSnapshots(this IServiceCollection services) => services
        .AddSingleton(
            provider => new SnapshotStore(provider.GetRequiredService<IOptions<SnapshotOptions>>().Value.DataFolder))
        .AddSingleton<ServedSnapshots>()
        .AddHostedService<SnapshotFlips>();

    private static IServiceCollection AddGraphCaching(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStackExchangeRedisCache(_ => { });
        services.AddOptions<RedisCacheOptions>().Configure<RedisConnection, IOptions<SharedCacheOptions>>(
            (redis, connection, shared) =>
            {
                redis.ConnectionMultiplexerFactory = connection.OpenAsync;
                redis.InstanceName = shared.Value.KeyPrefix;
            });
        return services
            .AddSingleton<RedisConnection>()
            .AddSingleton<ISharedAnswers>(provider =>
                string.IsNullOrEmpty(provider.GetRequiredService<IOptions<SharedCacheOptions>>().Value.Connection)
                    ? new NoSharedAnswers()
                    : ActivatorUtilities.CreateInstance<RedisAnswers>(
                        provider, provider.GetRequiredService<IDistributedCache>()))
            .AddSingleton<AnswerCache>()
            .AddSingleton<CacheMetrics>()
            .AddSingleton<DocumentMetrics>()
            .AddSingleton<KnownDocuments>();
    }

    private static IServiceCollection AddGraphAnswers(this IServiceCollection services) => services
        .AddSingleton(provider => new QueryRunner(
            WarehouseModel.Semantic,
            coverageThreshold: provider.GetRequiredService<IOptions<LintOptions>>().Value.CoverageThreshold))
        .AddSingleton<QueryGate>()
        .AddSingleton<CostBook>()
        .AddSingleton<Admission>()
        .AddSingleton<PrepareGate>()
        .AddSingleton<BusyReplies>()
        .AddSingleton<StreamGate>()
        .AddSingleton<SendGate>()
        .AddSingleton<PersistedDocuments>()
        .AddSingleton<EventStream>()
        .AddSingleton<SocketEndpoint>()
        .AddSingleton<Incidents>()
        .AddSingleton(provider => ExecutorOf(
            provider.GetRequiredService<QueryRunner>(),
            provider.GetRequiredService<Incidents>(),
            provider.GetRequiredService<IOptions<LimitOptions>>().Value))
        .AddSingleton<Answering>()
        .AddSingleton<AnswerSending>()
        .AddSingleton<StreamedAnswers>()
        .AddSingleton<BusyQuestions>()
        .AddSingleton<Warming>()
        .AddSingleton<WarmSnapshot>(provider => provider.GetRequiredService<Warming>().WarmAsync)
        .AddSingleton<GraphEndpoint>();

    private static GraphExecutor ExecutorOf(QueryRunner runner, Incidents incidents, LimitOptions limits) => new(
        AnalyticsSchema.Build(runner.Model, incidents.NoteField),
        new GraphOptions
        {
            Limits = new GraphLimits
            {
                MaxDocumentBytes = limits.MaxDocumentBytes,
                MaxTokens = limits.MaxTokens,
                MaxDepth = limits.MaxDepth,
                MaxAliases = limits.MaxAliases,
                MaxRootFields = limits.MaxRootFields,
                MaxDirectives = limits.MaxDirectives,
                MaxExpandedFields = limits.MaxExpandedFields,
                MaxTypeLists = limits.MaxTypeLists,
            },
            Introspection = limits.Introspection,
            OnUnexpected = (failure, path) => incidents.Note(failure, path?.ToString() ?? "/"),
        });
}
