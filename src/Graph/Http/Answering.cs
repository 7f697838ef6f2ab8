using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Graph.Lint;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Answers a request: from a cache, or by running it.</summary>
internal sealed class Answering(
    GraphExecutor executor, KnownDocuments documents, AnswerCache cache, QueryGate gate, Admission admission,
    BusyReplies busy, CostBook costs, PrepareGate preparing, ServedSnapshots snapshots, QueryRunner runner,
    PersistedDocuments persisted, AnswerLint lint, TimeProvider clock,
    IOptions<LimitOptions> limits, IOptions<ResultCacheOptions> memory, IOptions<SnapshotOptions> options)
{
    private const long ManyFields = 1_000; // merging more takes longer than waiting for a turn

    // No access rules yet: all callers see the same rows. Settings that change the bytes count like rules.
    private readonly string scope = $"public;plan={options.Value.ShowPlan};warnings={lint.Scope}";

    /// <summary>Understands a query, without looking for its answer.</summary>
    /// <exception cref="RefusedRequest">405 for a mutation by GET, 406 for a subscription.</exception>
    public Task<AskedAnswer> ReadAsync(AskedRequest asked, CancellationToken stop) =>
        ReadAsync(asked, snapshots.TryLease(), stop);

    /// <summary>The same for a snapshot that is not served yet.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="lease">The snapshot; the result holds it, and it is released where there is none.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<AskedAnswer> ReadAsync(AskedRequest asked, SnapshotLease? lease, CancellationToken stop)
    {
        var read = new AskedAnswer(asked) { Lease = lease };
        try
        {
            return await ReadAsync(read, stop);
        }
        catch
        {
            await read.DisposeAsync();
            throw;
        }
    }

    private async Task<AskedAnswer> ReadAsync(AskedAnswer empty, CancellationToken stop)
    {
        var asked = empty.Asked;
        KnownDocument known;
        OperationPlan plan;
        try
        {
            var text = persisted.TextOf(asked);
            if (preparing.IsFull && busy.TryRefuse() is { } refusal && !documents.Holds(text))
            {
                return empty with { Refusal = refusal }; // it would only wait for its turn to be told the same
            }

            known = await FindAsync(text, stop);
            CheckKind(known.Prepared.KindOf(asked.OperationName), asked.Method);
            plan = executor.Plan(known.Prepared, RequestOf(asked, null));
        }
        catch (GraphException refused)
        {
            return empty with { Refusal = new Reply(BytesOf(refused), ReplyKind.Refused) };
        }

        var read = empty with
        {
            Plan = plan,
            Question = new Question(known.Text, asked.OperationName ?? "", VariablesText.Of(plan.Variables)),
            IsFixed = asked.Snapshot is not null && plan.Root.All(field => field.Field.Name != "snapshots"),
        };
        return IsSignOfLife(plan) ? read : read with { Key = KeyOf(known, read) };
    }

    /// <summary>Answers a query that was read; with <see cref="ReplyKind.Busy"/> where every place is taken.</summary>
    /// <exception cref="BusyException">Every place was taken in this moment.</exception>
    /// <exception cref="AnalyticsException">LIMIT_TIME.</exception>
    public async Task<FoundReply> AnswerAsync(AskedAnswer read, CancellationToken stop)
    {
        if (read is not { Plan: { } plan, Refusal: null })
        {
            // one of the two is always there
            return new FoundReply(read.Refusal!, AnswerSource.Miss);
        }

        if (read.Key is not { } key)
        {
            // A sign of life needs neither a place in the queue nor one in the cache.
            return new FoundReply(await ComputeAsync(plan, read, null, stop), AnswerSource.Miss);
        }

        var making = new Making(
            waiting => CheckCostAsync(plan, read, waiting), () => busy.TryRefuse(read.Question.Document))
        {
            Announce = gate.TryAnnounce,
        };
        return await cache.FindAsync(key, making, stop);
    }

    /// <summary>Whether a request asks for a stream of events. A document that is refused does not.</summary>
    /// <exception cref="RefusedRequest">HTTP_NO_QUERY or PERSISTED_QUERY_MISMATCH.</exception>
    public async Task<bool> IsSubscriptionAsync(AskedRequest asked, CancellationToken stop)
    {
        try
        {
            var prepared = (await FindAsync(persisted.TextOf(asked), stop)).Prepared;
            return prepared.IsValid && prepared.KindOf(asked.OperationName) == OperationKind.Subscription;
        }
        catch (GraphException)
        {
            return false; // answering tells why
        }
    }

    /// <summary>The events of a subscription, each a response. No snapshot is held open meanwhile: it may last for
    /// days.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ListenAsync(
        AskedRequest asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await using var ask = AskOf(asked, "", null);
        var prepared = (await FindAsync(persisted.TextOf(asked), stop)).Prepared;
        await foreach (var reply in executor.SubscribeAsync(prepared, RequestOf(asked, ask), stop))
        {
            yield return reply;
        }
    }

    private async ValueTask<KnownDocument> FindAsync(string text, CancellationToken stop) =>
        documents.TryFind(text) ?? await preparing.RunAsync(() => documents.Find(text), stop);

    private static void CheckKind(OperationKind? kind, string method)
    {
        if (kind == OperationKind.Subscription)
        {
            throw new RefusedRequest(406, HttpErrors.NeedsEventStream());
        }

        if (kind == OperationKind.Mutation && HttpMethods.IsGet(method))
        {
            throw new RefusedRequest(405, HttpErrors.QueryByGetOnly()) { Allow = "POST" };
        }
    }

    /// <summary>An answer that is known costs nothing; only what has to run is measured.</summary>
    private async Task<Reply> CheckCostAsync(OperationPlan plan, AskedAnswer read, CancellationToken waiting)
    {
        CostClass lane;
        try
        {
            lane = plan.Document.ExpandedFields < ManyFields
                ? LaneOf(plan, read)
                : await preparing.RunAsync(() => LaneOf(plan, read), waiting);
        }
        catch (GraphException refused)
        {
            return new Reply(BytesOf(refused), ReplyKind.Refused);
        }

        return busy.TryRefuse(lane) ?? await gate.RunAsync(
            lane,
            (queued, run) => ComputeAsync(plan, read, new Effort(lane, queued, TimeSpan.Zero), run),
            waiting);
    }

    private CostClass LaneOf(OperationPlan plan, AskedAnswer read) =>
        admission.Admit(plan, read.Question.Document, read.Lease?.Snapshot);

    private async Task<Reply> ComputeAsync(
        OperationPlan plan, AskedAnswer read, Effort? effort, CancellationToken stop)
    {
        // Others may wait for this after the caller that started it has left, so it holds the snapshot itself.
        var own = read.Lease is null ? null : read.Lease.Again() ?? throw new OperationCanceledException(stop);
        await using var ask = AskOf(read.Asked, PermalinkOf(read.Question), own);
        var began = Stopwatch.GetTimestamp();
        var response = await executor.RespondAsync(
            plan with { Request = RequestOf(read.Asked, ask) }, memory.Value.MaxEntryBytes,
            limits.Value.MaxAnswerBytes, stop);
        var took = Stopwatch.GetElapsedTime(began);
        if (effort is not null)
        {
            costs.Note(read.Question.Document, took);
            read.Effort = effort with
            {
                Ran = took, ScannedRows = ask.ReadRows, Statements = [.. ask.Statements],
            };
        }

        return response.Length <= limits.Value.MaxAnswerBytes
            ? new Reply(response, KindOf(response.Outcome)) { MadeAt = clock.GetUtcNow() }
            : new Reply(
                BytesOf(Refusals.Of(new AnalyticsException(
                    LimitErrors.TooLongAnswer(response.Length, limits.Value.MaxAnswerBytes)))),
                ReplyKind.Refused);
    }

    private static ReplyKind KindOf(ExecutionOutcome outcome) => outcome switch
    {
        { Kind: OutcomeKind.RequestError } => ReplyKind.Refused,
        { ErrorCount: > 0 } => ReplyKind.WithErrors,
        _ => ReplyKind.Complete,
    };

    private static bool IsSignOfLife(OperationPlan plan) =>
        plan.Document.ExpandedFields == 1 && plan.Root.All(field => field.Field.Name == "__typename");

    /// <summary>Answers from a named snapshot stay the same whichever one is served.</summary>
    private AnswerKey KeyOf(KnownDocument known, AskedAnswer read)
    {
        var served = read.IsFixed ? "" : read.Lease?.Snapshot.Manifest.Id ?? "";
        var pinned = read.Asked.Snapshot;
        if (known.LastKey is { } last && last.IsOf(served, pinned, read.Question))
        {
            return last.Key;
        }

        var key = AnswerKey.Of(served + "/" + (pinned ?? ""), runner.Model.ModelVersion, scope, read.Question);
        known.LastKey = new KeptKey(served, pinned, read.Question, key);
        return key;
    }

    private Ask AskOf(AskedRequest asked, string permalink, SnapshotLease? lease) => new()
    {
        Snapshots = snapshots,
        Runner = runner,
        Limits = limits.Value,
        Lint = lint,
        Options = options.Value,
        Current = lease,
        PinnedId = asked.Snapshot,
        Permalink = permalink,
    };

    private static GraphRequest RequestOf(AskedRequest asked, Ask? ask) => new()
    {
        OperationName = asked.OperationName,
        Variables = asked.Variables,
        Extensions = asked.Extensions,
        Context = ask,
    };

    private static string PermalinkOf(Question question)
    {
        var operation = question.OperationName.Length == 0 ? "" : $"&operationName={question.OperationName}";
        var variables = question.Variables == "{}" ? "" : $"&variables={Uri.EscapeDataString(question.Variables)}";
        return $"/graphql?query={Uri.EscapeDataString(question.Document)}{operation}{variables}";
    }

    private static ReadOnlyMemory<byte> BytesOf(GraphException refused)
    {
        var body = new ArrayBufferWriter<byte>();
        GraphExecutor.WriteErrors(refused.Errors, body);
        return body.WrittenMemory;
    }
}
