using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Lists the periods of a grain with their ends, for numbers that are read at the end of a period.</summary>
public static class CalendarMaker
{
    private static readonly Stretch Ever = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Periods that the frame touches, from the first year of the fact to the cut-off.</summary>
    public static Calendar Of(ResolvedQuery query, ImmutableArray<Dimension> grain, Fact fact, RecordTest filter)
    {
        var keys = grain.Where(one => one.Kind is DimensionKind.Year or DimensionKind.Quarter or DimensionKind.Month &&
            one.Column is "year" or "month").ToImmutableArray();
        if (keys.Length > 0)
        {
            return new(keys, [.. ByTime(query, keys, fact, filter)]);
        }

        return grain.FirstOrDefault(one => one.Name == "programme") is { } programme
            ? new([programme], [.. ByProgramme(query, filter)])
            : new([], [.. Ends(query, filter, [], null)]);
    }

    private static IEnumerable<CalendarRow> ByTime(
        ResolvedQuery query, ImmutableArray<Dimension> keys, Fact fact, RecordTest filter)
    {
        var cutoff = query.Dimensions.Cutoff;
        var months = keys.Any(one => one.Kind == DimensionKind.Month)
            ? 1
            : keys.Any(one => one.Kind == DimensionKind.Quarter) ? 3
            : 12;
        var held = query.Dimensions.Rows.YearsOfFact.GetValueOrDefault(fact.Name, []);
        var rows = new List<CalendarRow>();
        var from = new DateOnly(held.IsEmpty ? cutoff.Year : held[0], 1, 1);
        for (; from < cutoff; from = from.AddMonths(months))
        {
            var start = from;
            var key = keys.Select(one => (int?)KeyOf(one.Kind, start));
            rows.AddRange(Ends(query, filter, [.. key], new(from, from.AddMonths(months))));
        }

        return rows;
    }

    private static IEnumerable<CalendarRow> ByProgramme(ResolvedQuery query, RecordTest filter) =>
        query.Dimensions.Members("programme")
            .SelectMany(one => Ends(query, filter, [one.Key], new(
                one.ValidFrom ?? DateOnly.MinValue, one.ValidUntil ?? DateOnly.MaxValue)))
            .Concat(Ends(query, filter, [null], null));

    /// <summary>The end of a period, or one for each part of it at the end of which other records are taken.</summary>
    private static IEnumerable<CalendarRow> Ends(
        ResolvedQuery query, RecordTest filter, ImmutableArray<int?> keys, Stretch? period)
    {
        var cutoff = query.Dimensions.Cutoff;
        if (TimeOfRecord.IsSameForAll(filter))
        {
            return query.Frame.EndWithin(period ?? Ever, cutoff) is { } end && !(end <= period?.From)
                ? [new(keys, end)]
                : [];
        }

        var rows = new List<CalendarRow>();
        var later = new List<RecordTest>();
        foreach (var piece in query.Frame.Pieces.Where(one => one.Overlaps(period ?? Ever)).Reverse())
        {
            var taken = TimeOfRecord.On(piece, filter, query.Dimensions);
            var last = SimplifyTests.Simplify(
                new RecordTest.All([taken, new RecordTest.Not(new RecordTest.Any([.. later]))]));
            later.Add(taken);
            var end = new[] { piece.Until, period?.Until ?? piece.Until, cutoff }.Min();
            rows.AddRange(SimplifyTests.IsNever(last) || end <= period?.From ? [] : [new(keys, end, last)]);
        }

        return rows;
    }

    private static int KeyOf(DimensionKind kind, DateOnly from) => kind switch
    {
        DimensionKind.Year => from.Year,
        DimensionKind.Quarter => (from.Year * 4) + ((from.Month - 1) / 3),
        _ => (from.Year * 12) + from.Month - 1,
    };
}
