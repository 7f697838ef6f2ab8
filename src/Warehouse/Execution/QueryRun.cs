using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Answers one request on one connection: with one statement where its groups say all that is asked.</summary>
internal sealed class QueryRun
{
    private readonly ResolvedQuery _query;
    private readonly ImmutableArray<KnownGroups> _known;
    private readonly PlanReader _reader;
    private readonly WholeResult? _whole;
    private readonly Calculator _calculator;

    public QueryRun(ResolvedQuery query, ImmutableArray<KnownGroups> known, PlanReader reader)
    {
        (_query, _known, _reader) = (query, known, reader);
        _whole = WholeResult.IsWorthReading(query) ? new(query, known, reader) : null;
        _calculator = new(query, _whole, Read);
    }

    /// <summary>The answer.</summary>
    /// <param name="offset">Rows before the page.</param>
    /// <param name="snapshot">Identity of the snapshot, for the cursor.</param>
    /// <param name="digest">Digest of the question, for the cursor.</param>
    public Answer Answer(long offset, string snapshot, string digest)
    {
        var parts = _query.Request.Parts;
        var answer = new Answer();
        if ((parts & (AnswerParts.Rows | AnswerParts.Rest)) != 0)
        {
            answer = Rows(offset, snapshot, digest);
        }

        if (parts.HasFlag(AnswerParts.Total))
        {
            answer = answer with { Total = One(Planner.Total(_query, _known)) };
        }

        return answer with
        {
            Warnings = _query.Request.Warned ? Warnings() : [], Plan = [.. _reader.Statements], ReadRows = _reader.Rows,
        };
    }

    private Answer Rows(long offset, string snapshot, string digest)
    {
        var plan = _whole?.Plan ?? Planner.Rows(_query, _known);
        var numbers = _whole?.Page(offset, _query.Request.First)
            ?? _reader.Read(new Plan.Page(plan.Plan, _query.Request.First, offset));
        var count = _whole?.Count ?? (numbers.Rows > 0 ? numbers.Count : CountOf(plan, offset));
        var next = offset + numbers.Rows;
        return new()
        {
            Rows = _query.Request.Parts.HasFlag(AnswerParts.Rows) ? Page(plan, numbers) : null,
            Rest = _query.Request.Parts.HasFlag(AnswerParts.Rest) ? Rest(numbers) : null,
            Count = count,
            HasNextPage = next < count,
            EndCursor = numbers.Rows > 0 ? new PageCursor(next, snapshot, digest).Encode() : null,
        };
    }

    private long CountOf(CellPlan plan, long offset) =>
        offset == 0 && _query.Request.First > 0 ? 0 : _reader.Count(plan.Plan);

    private ResultTable Page(CellPlan plan, Numbers numbers) =>
        _calculator.OfRows(TableReader.Read(_query, _query.By, plan.Cells, numbers), plan.Cells, numbers);

    private ResultTable Rest(Numbers page)
    {
        var groups = Enumerable.Range(0, page.Rows).Select(page.Group).ToImmutableArray();
        var plan = Planner.Rest(_query, groups);
        return One(plan, _whole?.Merged(plan, groups) ?? _reader.Read(plan.Plan));
    }

    private ResultTable One(CellPlan plan) => One(plan, Read(plan));

    private ResultTable One(CellPlan plan, Numbers numbers) =>
        _calculator.OfOne(TableReader.Read(_query, [], plan.Cells, numbers), plan.Cells, numbers);

    /// <summary>The numbers of a plan of totals: of the groups where they say it, else of a statement.</summary>
    private Numbers Read(CellPlan plan) => _whole?.Merged(plan, []) ?? _reader.Read(plan.Plan);

    private ImmutableArray<Note> Warnings()
    {
        var notes = ImmutableArray.CreateBuilder<Note>();
        notes.AddRange(_query.Notes);
        notes.AddRange(AnswerNotes.OutOfReach(_query));
        var asked = AnswerNotes.MayExclude(_query).ToImmutableArray();
        var left = asked.IsEmpty ? [] : _reader.Excluded(asked);
        foreach (var (place, fact) in asked.Index())
        {
            notes.AddRange(AnswerNotes.Excluded(_query, fact.Fact.Name,
                [.. left.Where(one => one.Fact == place).Select(one => (one.Span, one.Records))]));
        }

        notes.AddRange(NotPlaced());
        return notes.ToImmutable();
    }

    /// <summary>What lies in no unit shown for certain, of all facts with one statement.</summary>
    private IEnumerable<Note> NotPlaced()
    {
        var asked = AnswerNotes.MayBeUnplaced(_query).Select(one => (
            one.Fact, one.Filter,
            Sums: one.Asks.Select(ask => ask.Measure).Distinct().OfType<Measure.Sum>().ToImmutableArray())).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var scans = asked.Select((one, place) => Unplaced.ScanOf(place, one.Fact, one.Filter, one.Sums));
        var told = _reader.Read(new Plan.Combine([], [.. scans]));
        return asked.SelectMany((one, place) => AnswerNotes.NotPlaced(
            _query, one.Fact.Name, told[Unplaced.RecordsOf(place)][0] ?? 0,
            one.Sums.Select(sum => ((Measure)sum, told[Unplaced.SumOf(place, sum)][0]))));
    }
}
