using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Works out what a shift compares the groups of a grain with. Pure.</summary>
public static class Shifting
{
    private const int FurthestMonths = 12 * 1000; // no calendar of this product is left behind

    /// <summary>Names of dimensions that tell the period of a group, finest first.</summary>
    public static readonly ImmutableArray<string> Periods = ["month", "quarter", "year"];

    /// <summary>The question compared with; null when neither the grain nor the filter tells a period that can be
    /// shifted.</summary>
    public static ShiftedQuery? Of(ResolvedQuery query, ImmutableArray<Dimension> grain, Shift shift) => shift switch
    {
        Shift.Period period => Named(query, grain, period),
        Shift.Snapshot => null, // another snapshot is asked itself
        _ => Finest(grain) is { } finest ? ByKeys(query, grain, shift, finest)
            : grain.FirstOrDefault(one => one.Name == "programme") is { } programme
                ? ByProgramme(query, grain, shift, programme)
                : ByFrame(query, grain, shift),
    };

    /// <summary>The dimension of a grain that tells periods finest; null when none does.</summary>
    public static Dimension? Finest(ImmutableArray<Dimension> grain) => Periods
        .Select(name => grain.FirstOrDefault(one => one.Name == name)).FirstOrDefault(one => one is not null);

    private static ShiftedQuery? Named(ResolvedQuery query, ImmutableArray<Dimension> grain, Shift.Period shift)
    {
        if (PeriodCode.Read(shift.Code, query.Dimensions) is not { } period)
        {
            return null;
        }

        var others = grain.Where(one => !one.IsTime || one.Name == "originYear")
            .Where(one => one.Name != "programme" || period is not Filter.Programme).ToImmutableArray();
        var windows = PeriodWindows.Of(period, query.Dimensions) ?? [];
        return new()
        {
            Shift = shift,
            Query = With(query, new Filter.And([PeriodFilters.Without(query.Request.Filter), period])),
            Grain = others,
            Moves = [.. others.Select(_ => new KeyMove.Same())],
            Days = windows.IsEmpty ? null : new(windows[0].From, windows[^1].Until),
        };
    }

    private static ShiftedQuery ByKeys(
        ResolvedQuery query, ImmutableArray<Dimension> grain, Shift shift, Dimension finest)
    {
        var perYear = finest.Kind switch { DimensionKind.Month => 12, DimensionKind.Quarter => 4, _ => 1 };
        var steps = shift is Shift.YearsBack back ? back.Years * perYear : ((Shift.Previous)shift).Steps;
        var moves = grain.Select(one => one == finest ? new KeyMove.Back(steps)
            : one.Name == "quarter" ? new KeyMove.HoldsFinest(finest, steps, 3)
            : one.Name != "year" ? new KeyMove.Same()
            : shift is Shift.YearsBack years ? new KeyMove.Back(years.Years)
            : (KeyMove)new KeyMove.YearOfFinest(finest, steps, perYear));
        var filter = PeriodFilters.Without(query.Request.Filter);
        return new()
        {
            Shift = shift,
            Query = With(
                query, Limit(query, finest, steps, perYear) is { } limit ? new Filter.And([filter, limit]) : filter),
            Grain = grain,
            Moves = [.. moves],
        };
    }

    /// <summary>The shifted periods of a limited frame, where no others can belong to a group.</summary>
    private static Filter? Limit(ResolvedQuery query, Dimension finest, int steps, int perYear)
    {
        if (query.Frame.Limit == TimeLimit.None || !TellsKeys(query.Request.Filter, finest))
        {
            return null;
        }

        var years = query.Frame.ListedYears(Known(query.Dimensions));
        if (finest.Kind == DimensionKind.Year)
        {
            return new Filter.Years([.. years.Select(year => year - steps)]);
        }

        if (years.IsEmpty)
        {
            return new Filter.Or([]);
        }

        // Money of a budget year is paid in months of the years beside it, too.
        var months = steps * 12 / perYear;
        var (from, until) = (new DateOnly(years[0] - 1, 1, 1), new DateOnly(years[^1] + 2, 1, 1));
        return new Filter.Between(from.AddMonths(-months), until.AddMonths(-months));
    }

    // A programme takes payments after its last year, and a budget year those of the January after it: only years tell
    // years, and only days tell months and quarters.
    private static bool TellsKeys(Filter? filter, Dimension finest) => filter is not null && TimeFrame.Leaves(filter)
        .All(leaf => leaf is Filter.Area or Filter.Codes
            || (finest.Kind == DimensionKind.Year ? leaf is Filter.Years : leaf is Filter.Between or Filter.Last));

    /// <summary>Years of records, and those up to the cut-off, at whose end findings are open.</summary>
    private static ImmutableArray<int> Known(SnapshotDimensions dimensions)
    {
        var held = dimensions.Rows.YearsOfFact.Values.SelectMany(years => years).Distinct().ToList();
        var last = dimensions.Cutoff.AddDays(-1).Year;
        var first = held.Append(last).Min();
        return [.. held, .. Enumerable.Range(first, last - first + 1)];
    }

    private static ShiftedQuery ByProgramme(
        ResolvedQuery query, ImmutableArray<Dimension> grain, Shift shift, Dimension programme)
    {
        var periods = query.Dimensions.Members("programme").Where(one => one.ValidFrom is not null)
            .OrderBy(one => one.ValidFrom).ToList();
        var members = periods.Select((one, place) => (one.Key, other: shift is Shift.YearsBack back
            ? periods.FirstOrDefault(other => other.ValidFrom == one.ValidFrom?.AddYears(-back.Years))
            : periods.ElementAtOrDefault(place - ((Shift.Previous)shift).Steps)));
        var mapped = members.Where(pair => pair.other is not null)
            .Select(pair => (pair.Key, pair.other!.Key)); // nulls are filtered out
        return new()
        {
            Shift = shift,
            Query = With(query, PeriodFilters.Without(query.Request.Filter)),
            Grain = grain,
            Moves = [.. grain.Select(one =>
                one == programme ? new KeyMove.Mapped([.. mapped]) : (KeyMove)new KeyMove.Same())],
        };
    }

    private static ShiftedQuery? ByFrame(ResolvedQuery query, ImmutableArray<Dimension> grain, Shift shift)
    {
        if (query.Request.Filter is not { } filter || query.Frame.Hull is not { } hull ||
            Months(hull, shift) is not { } months ||
            PeriodFilters.Moved(filter, months, query.Dimensions) is not { } moved)
        {
            return null;
        }

        return new()
        {
            Shift = shift,
            Query = With(query, moved),
            Grain = grain,
            Moves = [.. grain.Select(_ => new KeyMove.Same())],
            Days = new(hull.From.AddMonths(-months), hull.Until.AddMonths(-months)),
        };
    }

    /// <summary>Months to move back: whole years, or the length of the frame, which must be of whole months.</summary>
    private static int? Months(Stretch hull, Shift shift)
    {
        if (shift is Shift.YearsBack back)
        {
            return back.Years * 12;
        }

        var length = ((hull.Until.Year - hull.From.Year) * 12) + hull.Until.Month - hull.From.Month;
        var months = ((Shift.Previous)shift).Steps * length;
        return hull is { From.Day: 1, Until.Day: 1 } && months <= FurthestMonths ? months : null;
    }

    private static ResolvedQuery With(ResolvedQuery query, Filter filter)
    {
        // Codes keep the meaning that they have in the question's own period.
        var findings = new Findings();
        var areas = new AreaCodes(query.Dimensions, query.Frame, query.Map, findings);
        var filters = new FilterResolver(query.Model, query.Dimensions, areas, findings);
        return query with
        {
            Request = query.Request with { Filter = filter },
            Filter = filters.Resolve(filter, null),
            Frame = TimeFrame.Of(filter, query.Dimensions),
        };
    }
}
