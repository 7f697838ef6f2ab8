using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Asks another snapshot the same question, and tells its groups in the keys of the one that is
/// asked.</summary>
internal sealed class OtherSnapshot(ResolvedQuery query, Shift.Snapshot shift, ServedSnapshot other, int place)
{
    /// <summary>Numbers that a statement takes from another snapshot at most.</summary>
    public const int MostValues = 200_000;

    private readonly KeyTranslation _keys = new(other.Dimensions, query.Dimensions);

    /// <summary>Rows of the tables that were read there.</summary>
    public long Rows { get; private set; }

    /// <summary>The groups of the rows and the one of the total.</summary>
    /// <exception cref="AnalyticsException">QUERY_* where the other snapshot does not know a code that is asked;
    /// QUERY_COMPARE_TOO_LARGE.</exception>
    public async Task<ImmutableArray<KnownGroups>> ReadAsync(CancellationToken stop)
    {
        var asked = Asked();
        return await other.AskAsync(statements => Read(asked, statements), stop).ConfigureAwait(false);
    }

    /// <summary>Groups of which nothing is known, without running anything.</summary>
    /// <exception cref="AnalyticsException">QUERY_*.</exception>
    public ImmutableArray<KnownGroups> Foresee() => Read(Asked(), new ForeseenStatements());

    private ResolvedQuery Asked() =>
        RequestResolver.Resolve(Question(), query.Model, other.Dimensions) with { Rollups = query.Rollups };

    private ImmutableArray<KnownGroups> Read(ResolvedQuery asked, IStatements runs)
    {
        var reader = new PlanReader(asked, runs);
        ImmutableArray<ImmutableArray<Dimension>> grains = query.By.IsEmpty ? [[]] : [query.By, []];
        var groups = grains.Select(grain => Groups(asked, grain, reader)).ToImmutableArray();
        Rows = reader.Rows;
        return groups;
    }

    /// <summary>The question with its periods counted from the cut-off of the snapshot that is asked.</summary>
    private AggregationRequest Question() => query.Request with
    {
        Facts = [.. query.ComparedBy(shift).Select(one => new FactAsk(one.Name))],
        Filter = query.Request.Filter is { } filter
            ? PeriodFilters.Moved(filter, 0, query.Dimensions) ?? filter
            : null,
        Having = null,
        OrderBy = [],
        Fill = Fill.Observed,
    };

    private KnownGroups Groups(ResolvedQuery asked, ImmutableArray<Dimension> grain, PlanReader reader)
    {
        var plan = Planner.Groups(asked, grain, $"snapshot{place}_");
        var numbers = reader.Read(plan.Plan);
        var parts = Rewrites.Apply(plan.Plan).Parts
            .Where(part => part.Value is not PartValue.Provinces) // of the keys of that snapshot, and nobody asks
            .ToImmutableArray();
        if ((long)numbers.Rows * (parts.Length + grain.Length) > MostValues)
        {
            throw new AnalyticsException(QueryErrors.CompareTooLarge(numbers.Rows, MostValues));
        }

        var rows = ImmutableArray.CreateBuilder<KnownRow>();
        for (var row = 0; row < numbers.Rows; row++)
        {
            if (_keys.Of(grain, numbers, row) is { } keys)
            {
                rows.Add(new(keys, [.. parts.Select(part => numbers[part.Name][row])]));
            }
        }

        var question = new ShiftedQuery
        {
            Shift = shift, Query = asked, Grain = grain, Moves = [.. grain.Select(_ => new KeyMove.Same())],
        };
        return new(shift, grain, new(grain, parts, rows.ToImmutable()), new(question, plan.Cells.Cells));
    }
}
