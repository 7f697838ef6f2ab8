using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Answers requests. Safe for concurrent use.</summary>
/// <param name="model">What can be asked.</param>
/// <param name="rollups">Whether roll-ups are read.</param>
public sealed class QueryRunner(SemanticModel model, RollupUse rollups = RollupUse.WhereExact)
{
    /// <summary>What can be asked.</summary>
    public SemanticModel Model { get; } = model;

    /// <summary>Answers one request on one snapshot.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="snapshot">Where.</param>
    /// <param name="stop">Interrupts DuckDB.</param>
    /// <exception cref="AnalyticsException">QUERY_* for everything in the request that cannot be answered, all at
    /// once.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<Answer> RunAsync(AggregationRequest request, ServedSnapshot snapshot, CancellationToken stop)
    {
        var query = RequestResolver.Resolve(request, Model, snapshot.Dimensions) with { Rollups = rollups };
        var digest = PageCursor.Digest(query);
        var offset = PageCursor.OffsetOf(request.After, snapshot.Facts.Id, digest);
        return await snapshot.RunAsync(
            connection =>
                new Run(query, connection, stop).Answer(offset, snapshot.Facts.Id, digest), stop).ConfigureAwait(false);
    }

    /// <summary>Everything in a request that cannot be answered, without running it; empty where nothing is
    /// wrong.</summary>
    public ImmutableArray<AnalyticsError> Check(AggregationRequest request, ServedSnapshot snapshot)
    {
        try
        {
            var query = RequestResolver.Resolve(request, Model, snapshot.Dimensions);
            _ = PageCursor.OffsetOf(request.After, snapshot.Facts.Id, PageCursor.Digest(query));
            return [];
        }
        catch (AnalyticsException refused)
        {
            return [.. refused.Errors];
        }
    }

    /// <summary>One request on one connection.</summary>
    private sealed class Run(ResolvedQuery query, DuckDBConnection connection, CancellationToken stop)
    {
        private readonly List<string> _statements = [];
        private Calculator? _calculator;

        private Calculator Calculator => _calculator ??= new(query, plan => Numbers(plan.Plan));

        public Answer Answer(long offset, string snapshot, string digest)
        {
            var parts = query.Request.Parts;
            var answer = new Answer();
            if ((parts & (AnswerParts.Rows | AnswerParts.Rest)) != 0)
            {
                answer = Rows(offset, snapshot, digest);
            }

            if (parts.HasFlag(AnswerParts.Total))
            {
                answer = answer with { Total = One(Planner.Total(query)) };
            }

            return answer with { Warnings = Warnings(), Plan = [.. _statements] };
        }

        private Answer Rows(long offset, string snapshot, string digest)
        {
            var plan = Planner.Rows(query);
            var numbers = Numbers(new Plan.Page(plan.Plan, query.Request.First, offset));
            var count = numbers.Rows > 0 ? numbers.Count : CountOf(plan, offset);
            var next = offset + numbers.Rows;
            var rest = query.Request.Parts.HasFlag(AnswerParts.Rest)
                ? One(Planner.Rest(query, [.. Enumerable.Range(0, numbers.Rows).Select(numbers.Group)]))
                : null;
            return new()
            {
                Rows = query.Request.Parts.HasFlag(AnswerParts.Rows) ? Page(plan, numbers) : null,
                Rest = rest,
                Count = count,
                HasNextPage = next < count,
                EndCursor = numbers.Rows > 0 ? new PageCursor(next, snapshot, digest).Encode() : null,
            };
        }

        private long CountOf(CellPlan plan, long offset)
        {
            if (offset == 0 && query.Request.First > 0)
            {
                return 0;
            }

            var statement = DuckDbRenderer.Render(new Plan.Count(Rewrites.Apply(plan.Plan, query.Tables)));
            _statements.Add(statement.Text);
            return StatementReader.Count(connection, statement, stop);
        }

        private ResultTable Page(CellPlan plan, Numbers numbers) =>
            Calculator.OfRows(TableReader.Read(query, query.By, plan.Cells, numbers), numbers);

        private ResultTable One(CellPlan plan) =>
            Calculator.OfOne(TableReader.Read(query, [], plan.Cells, Numbers(plan.Plan)));

        private Numbers Numbers(Plan plan)
        {
            var statement = DuckDbRenderer.Render(Rewrites.Apply(plan, query.Tables));
            _statements.Add(statement.Text);
            return StatementReader.Read(connection, statement, stop);
        }

        private ImmutableArray<Note> Warnings()
        {
            var notes = ImmutableArray.CreateBuilder<Note>();
            notes.AddRange(query.Notes);
            notes.AddRange(AnswerNotes.OutOfReach(query));
            foreach (var (fact, filter) in AnswerNotes.MayExclude(query))
            {
                var sql = ExcludedSql.Of(fact, UseRollup.OfSpans(fact, filter, query.Tables), filter);
                _statements.Add(sql);
                notes.AddRange(AnswerNotes.Excluded(query, fact.Name, StatementReader.Excluded(connection, sql, stop)));
            }

            return notes.ToImmutable();
        }
    }
}
