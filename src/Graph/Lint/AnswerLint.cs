using System.Collections.Immutable;
using Analytics.Graph.Limits;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Lint;

/// <summary>Everything that the reader of an answer is warned of, with the question that avoids it.</summary>
public sealed class AnswerLint(QueryRunner runner, IOptions<LintOptions> options, IOptions<LimitOptions> limits)
{
    /// <summary>What else than the question and the snapshot decides the warnings and what cells are called.</summary>
    public string Scope => FormattableString.Invariant(
        $"{options.Value.SmallDenominator}/{options.Value.SmallDenominatorVnd}/{limits.Value.MaxRows}")
        + FormattableString.Invariant($"/{limits.Value.MaxCells}/{options.Value.CoverageThreshold}");

    /// <summary>The warnings of the warehouse, then those about what is asked; none twice.</summary>
    /// <param name="request">What was asked, and could be answered.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="snapshot">Where.</param>
    /// <param name="pinned">The snapshot that corrected questions name too; null for none.</param>
    /// <param name="askAsync">Answers what is asked beside it, on the same snapshot.</param>
    public async Task<ImmutableArray<Note>> OfAsync(
        AggregationRequest request, Answer answer, OpenSnapshot snapshot, string? pinned,
        Func<AggregationRequest, Task<Answer>> askAsync)
    {
        var asked = new AnsweredQuestion
        {
            Request = request,
            Query = RequestResolver.Resolve(request, runner.Model, snapshot.Served.Dimensions),
            Answer = answer,
            Options = options.Value,
            AskAsync = askAsync,
        };
        var findings = new List<Finding>();
        findings.AddRange(answer.Warnings.Select(note => new Finding(
            note, note.Code == OutOfReach.Code ? OutOfReach.Corrected(request, asked.Query) : null)));
        findings.AddRange(await NothingTaken.FindAsync(asked));
        findings.AddRange(StockOverYears.Find(asked));
        findings.AddRange(IncompletePeriod.Find(asked));
        findings.AddRange(LaterAsOf.Find(asked));
        findings.AddRange(await HiddenMembers.FindAsync(asked));
        findings.AddRange(await HiddenRows.FindAsync(asked));
        findings.AddRange(await SmallDenominator.FindAsync(asked));
        findings.AddRange(SpanWithoutYear.Find(asked));
        findings.AddRange(OverlappingShares.Find(asked));
        return [.. findings.Select(one => one.Note with
        {
            Suggestion = one.Corrected is { } corrected
                ? TableDocument.Of(runner.Model, Within(corrected), pinned)
                : null,
        }).Distinct()];
    }

    /// <summary>Rows that a question reads at most, with what its warnings ask beside it; 0 for one that cannot be
    /// answered. What only a certain answer makes them ask is not known before. Questions for numbers of records are
    /// many, differ in the members of a test alone and read the same tables, so the first stands for all.</summary>
    public long RowsToRead(AggregationRequest request, OpenSnapshot snapshot)
    {
        var rows = 0L;
        Answer? records = null;
        Task<Answer> ForeseeAsync(AggregationRequest asked)
        {
            var answer = asked.Parts == AnswerParts.Total && asked != request
                ? records ??= runner.Foresee(asked, snapshot.Served)
                : runner.Foresee(asked, snapshot.Served);
            rows += answer.ReadRows;
            return Task.FromResult(answer);
        }

        try
        {
            var answer = ForeseeAsync(request).GetAwaiter().GetResult(); // nothing is run, so nothing is waited for
            if (request.Warned)
            {
                OfAsync(request, answer, snapshot, null, ForeseeAsync).GetAwaiter().GetResult();
            }

            return rows;
        }
        catch (AnalyticsException)
        {
            return rows; // what cannot be answered is refused, with its reasons, when it runs
        }
    }

    /// <summary>A question of as many rows as a table may have; an export may have more.</summary>
    private AggregationRequest Within(AggregationRequest request)
    {
        var columns = Math.Max(1, request.By.Length + request.Facts.Length);
        var most = (int)Math.Clamp(limits.Value.MaxCells / columns, 1, limits.Value.MaxRows);
        return request with { First = Math.Clamp(request.First, 1, most) };
    }
}
