using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Lists the periods of a grain with their ends, for numbers that are read at the end of a period.</summary>
public static class CalendarMaker
{
    /// <summary>Periods that the frame touches, from the first year of the fact to the cut-off.</summary>
    public static Calendar Of(ResolvedQuery query, ImmutableArray<Dimension> grain, Fact fact)
    {
        var keys = grain.Where(one => one.Kind is DimensionKind.Year or DimensionKind.Quarter or DimensionKind.Month &&
            one.Column is "year" or "month").ToImmutableArray();
        if (keys.Length > 0)
        {
            return new(keys, ByTime(query, keys, fact));
        }

        return grain.FirstOrDefault(one => one.Name == "programme") is { } programme
            ? new([programme], ByProgramme(query))
            : new([], [new([], query.Frame.End(query.Dimensions.Cutoff))]);
    }

    private static ImmutableArray<CalendarRow> ByTime(ResolvedQuery query, ImmutableArray<Dimension> keys, Fact fact)
    {
        var cutoff = query.Dimensions.Cutoff;
        var months = keys.Any(one => one.Kind == DimensionKind.Month)
            ? 1
            : keys.Any(one => one.Kind == DimensionKind.Quarter) ? 3
            : 12;
        var held = query.Dimensions.Rows.YearsOfFact.GetValueOrDefault(fact.Name, []);
        var rows = ImmutableArray.CreateBuilder<CalendarRow>();
        var from = new DateOnly(held.IsEmpty ? cutoff.Year : held[0], 1, 1);
        for (; from < cutoff; from = from.AddMonths(months))
        {
            if (query.Frame.EndWithin(new(from, from.AddMonths(months)), cutoff) is { } end && end > from)
            {
                rows.Add(new([.. keys.Select(one => (int?)KeyOf(one.Kind, from))], end));
            }
        }

        return rows.ToImmutable();
    }

    private static ImmutableArray<CalendarRow> ByProgramme(ResolvedQuery query)
    {
        var cutoff = query.Dimensions.Cutoff;
        var rows = ImmutableArray.CreateBuilder<CalendarRow>();
        foreach (var programme in query.Dimensions.Members("programme"))
        {
            var stretch = new Stretch(
                programme.ValidFrom ?? DateOnly.MinValue, programme.ValidUntil ?? DateOnly.MaxValue);
            if (stretch.From < cutoff && query.Frame.EndWithin(stretch, cutoff) is { } end)
            {
                rows.Add(new([programme.Key], end));
            }
        }

        rows.Add(new([null], query.Frame.End(cutoff)));
        return rows.ToImmutable();
    }

    private static int KeyOf(DimensionKind kind, DateOnly from) => kind switch
    {
        DimensionKind.Year => from.Year,
        DimensionKind.Quarter => (from.Year * 4) + ((from.Month - 1) / 3),
        _ => (from.Year * 12) + from.Month - 1,
    };
}
