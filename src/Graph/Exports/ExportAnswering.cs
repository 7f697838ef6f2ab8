using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Graph.Caching;
using Analytics.Graph.Fields;
using Analytics.Graph.Http;
using Analytics.Graph.Limits;
using Analytics.Graph.Lint;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Exports;

/// <summary>Answers exports: the same planner, queue and time limit as for GraphQL.</summary>
internal sealed class ExportAnswering(
    ServedSnapshots snapshots, QueryRunner runner, QueryGate gate, Admission admission, CostBook costs,
    ExportFiles files, AnswerLint lint, IOptions<ExportOptions> options)
{
    // No access rules yet: all callers see the same rows. Settings that change the content count like rules.
    private readonly string scope = $"public;warnings={lint.Scope}";

    /// <summary>Reads an address.</summary>
    /// <exception cref="AnalyticsException">EXPORT_*, QUERY_*, LIMIT_*: everything that is wrong with it, at once;
    /// SNAPSHOT_*.</exception>
    public async Task<AskedExport> ReadAsync(IQueryCollection query, ExportFormat format, CancellationToken stop)
    {
        var problems = new List<AnalyticsError>();
        var question = new ExportReader(runner.Model, options.Value).Read(query, problems);
        var lease = await LeaseAsync(question.SnapshotId, stop);
        try
        {
            problems.AddRange(runner.Check(question.Request, lease.Snapshot.Served)
                .Where(one => one.Code != QueryErrors.NoMeasuresCode)); // told already, as a parameter that is missing
            if (problems.Count > 0)
            {
                throw new AnalyticsException([.. problems]);
            }

            var asked = new Question($"GET {format.Path}", "", question.Parameters);
            var key = AnswerKey.Of(lease.Snapshot.Manifest.Id, runner.Model.ModelVersion, scope, asked);
            return new AskedExport(question, format, lease, EntityTag.Weak(key));
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <summary>Computes an answer, and makes its file when it needs one and is fetched.</summary>
    /// <exception cref="AnalyticsException">LIMIT_SCAN, LIMIT_ROWS, LIMIT_TIME.</exception>
    /// <exception cref="BusyException">LIMIT_BUSY.</exception>
    public Task<ReadyExport> RunAsync(AskedExport asked, string method, CancellationToken stop)
    {
        gate.CheckRoom(costs.KnownClassOf(NameOf(asked)));
        var lane = admission.Admit(RequestOf(asked), NameOf(asked), asked.Lease.Snapshot);
        return gate.RunAsync(
            lane, (queued, run) => RunAsync(asked, method, new Effort(lane, queued, TimeSpan.Zero), run), stop);
    }

    private async Task<ReadyExport> RunAsync(
        AskedExport asked, string method, Effort effort, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var table = await TableOfAsync(asked, stop);
        costs.Note(NameOf(asked), Stopwatch.GetElapsedTime(began));
        var file = asked.Format is ExportFormat.Filed filed && HttpMethods.IsGet(method)
            ? await files.MakeAsync(path => filed.WriteAsync(table, path, stop))
            : null;
        return new ReadyExport(table, asked.Format, file, effort with
        {
            Ran = Stopwatch.GetElapsedTime(began),
            ScannedRows = table.Ran.Sum(one => one.ReadRows),
            Statements = [.. table.Ran.SelectMany(one => one.Plan)],
        });
    }

    private static AggregationRequest RequestOf(AskedExport asked) =>
        asked.Format.OnlyColumns ? asked.Question.Request with { First = 0 } : asked.Question.Request;

    private static string NameOf(AskedExport asked) => $"GET {asked.Question.Parameters}";

    private async Task<ExportTable> TableOfAsync(AskedExport asked, CancellationToken stop)
    {
        var (question, snapshot) = (asked.Question, asked.Lease.Snapshot);
        var request = RequestOf(asked);
        var ran = new List<Answer>();
        async Task<Answer> AskAsync(AggregationRequest one)
        {
            ran.Add(await runner.RunAsync(one, snapshot.Served, stop));
            return ran[^1];
        }

        var answer = await AskAsync(request);
        if (question.IsWhole && answer.HasNextPage && !asked.Format.OnlyColumns)
        {
            throw new AnalyticsException(ExportErrors.TooManyRows(answer.Count, question.Request.First));
        }

        var warnings = await lint.OfAsync(request, answer, snapshot, question.SnapshotId, AskAsync);
        return new ExportTable
        {
            Question = question,
            Answer = answer,
            Ran = [.. ran],
            Columns = answer.Rows is { } rows
                ? TableColumn.Of(rows, question.Status, snapshot.Members, question.Lang)
                : ImmutableArray<TableColumn>.Empty,
            Warnings = warnings,
            Manifest = snapshot.Manifest,
            ModelVersion = runner.Model.ModelVersion,
            Permalink = ExportLinks.Address(
                asked.Format.OnlyColumns ? ExportFormat.Csv : asked.Format, question.Parameters, snapshot.Manifest.Id),
        };
    }

    private async Task<SnapshotLease> LeaseAsync(string? id, CancellationToken stop) =>
        id is null ? snapshots.Lease() : await snapshots.LeaseAsync(id, stop);
}
