using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Turns the names and codes of a filter into keys.</summary>
internal sealed class FilterResolver(
    SemanticModel model, SnapshotDimensions dimensions, AreaCodes areas, Findings findings)
{

    /// <summary>Resolves a filter of the frame, or of a subject when one is named.</summary>
    public RecordTest Resolve(Filter? filter, string? subject) => filter switch
    {
        null => new RecordTest.All([]),
        Filter.And and => new RecordTest.All([.. and.Items.Select(one => Resolve(one, subject))]),
        Filter.Or or => Any(or, subject),
        Filter.Not not => new RecordTest.Not(Resolve(not.Item, subject)),
        Filter.Area area => Places(area),
        Filter.Codes codes => Codes(codes, subject),
        Filter.Years years => Years(years),
        Filter.Between between => Between(between),
        Filter.Last last => Last(last),
        Filter.Programme programme => Programme(programme),
        _ => throw new UnreachableException($"Filter {filter.GetType().Name} is not resolved."),
    };

    /// <summary>Alternative years are one list of years, so that a span inside their union is inside.</summary>
    private RecordTest Any(Filter.Or or, string? subject)
    {
        var years = or.Items.OfType<Filter.Years>().ToList();
        var tests = or.Items.Where(one => years.Count < 2 || one is not Filter.Years)
            .Select(one => Resolve(one, subject));
        return years.Count < 2
            ? new RecordTest.Any([.. tests])
            : new RecordTest.Any([.. tests, Years(new([.. years.SelectMany(one => one.Values)]))]);
    }

    private RecordTest.All Places(Filter.Area area)
    {
        var tests = new List<RecordTest>();
        if (area.In is { } exact)
        {
            tests.Add(
                new RecordTest.AtAreas(
                    [.. exact.SelectMany(code => areas.Resolve(code, null, area.At)).Select(one => one.Key)]));
        }

        if (area.Under is { } under)
        {
            tests.Add(Inside(under.SelectMany(code => areas.Resolve(code, null, area.At))));
        }

        if (area is { At: { } day, In: null, Under: null })
        {
            findings.Add(QueryErrors.DayWithoutCode(day));
        }

        if (area.Region is { } regions)
        {
            tests.Add(Inside(regions.SelectMany(code => areas.Resolve(code, AreaLevel.Region, null))));
        }

        return new([.. tests]);
    }

    private static RecordTest Inside(IEnumerable<Area> units)
    {
        var groups = units.GroupBy(one => one.Level).OrderBy(group => group.Key).ToList();
        return groups.Any(group => group.Key == AreaLevel.Country)
            ? new RecordTest.All([])
            : new RecordTest.Any([.. groups.Select(group =>
                new RecordTest.InsideAreas(group.Key, [.. group.Select(one => one.Key).Distinct().Order()]))]);
    }

    private RecordTest Codes(Filter.Codes codes, string? subject)
    {
        var dimension = model.FindDimension(codes.Dimension);
        if (dimension is null || !model.DimensionsOf(subject).Contains(dimension))
        {
            findings.Add(QueryErrors.UnknownDimension(codes.Dimension, model, subject));
            return new RecordTest.All([]);
        }

        var tests = new List<RecordTest>();
        if (codes.In is { } within)
        {
            tests.Add(new RecordTest.OneOf(dimension, Keys(dimension, within)));
        }

        if (codes.NotIn is { } without)
        {
            tests.Add(new RecordTest.Not(new RecordTest.OneOf(dimension, Keys(dimension, without))));
        }

        if (codes.IsNull is { } missing)
        {
            RecordTest test = new RecordTest.Missing(dimension);
            tests.Add(missing ? test : new RecordTest.Not(test));
        }

        return new RecordTest.All([.. tests]);
    }

    private ImmutableArray<int> Keys(Dimension dimension, IEnumerable<string> codes)
    {
        var members = new MemberCodes(dimensions, areas.Frame, areas, findings);
        return [.. codes.SelectMany(code => members.Resolve(dimension, code)).Distinct().Order()];
    }

    private RecordTest.InYears Years(Filter.Years years)
    {
        foreach (var year in years.Values.Where(year => !PeriodWindows.IsYear(year)))
        {
            findings.Add(QueryErrors.BadPeriod($"{year} is not a year.", "Use years from 1900 to 2200."));
        }

        var values = years.Values.Where(PeriodWindows.IsYear).Distinct().Order().ToImmutableArray();
        var taken = values.Select(Stretch.Year).ToList();
        return new(
            values,
            SpansWhere(
                span => Enumerable.Range(span.From.Year, span.Until.AddDays(-1).Year - span.From.Year + 1)
                    .All(values.Contains)),
            SpansWhere(span => taken.Any(year => year.Overlaps(span))));
    }

    private RecordTest.InDays Between(Filter.Between between)
    {
        if (!PeriodWindows.IsPeriod(between))
        {
            findings.Add(QueryErrors.BadPeriod(
                $"From {between.From:yyyy-MM-dd} until {between.Until:yyyy-MM-dd} is not a period.",
                "until is the day after the last one and later than from; years are from 1900 to 2200."));
        }

        return new(new(between.From, between.Until));
    }

    private RecordTest Last(Filter.Last last)
    {
        if (!PeriodWindows.IsPeriod(last))
        {
            findings.Add(QueryErrors.BadPeriod(
                $"The last {last.Count} periods cannot be taken.",
                "Use a count from 1 to 100 years, or to 400 quarters or months."));
            return new RecordTest.All([]);
        }

        return new RecordTest.InDays(PeriodWindows.Last(last, dimensions.Cutoff));
    }

    private RecordTest Programme(Filter.Programme programme)
    {
        var all = dimensions.Members("programme");
        if (all.FirstOrDefault(one => one.Code == programme.Code) is not { } found)
        {
            findings.Add(QueryErrors.UnknownCode("programme", programme.Code, [.. all.Select(one => one.Code)]));
            return new RecordTest.All([]);
        }

        var period = new Stretch(found.ValidFrom ?? DateOnly.MinValue, found.ValidUntil ?? DateOnly.MaxValue);
        return new RecordTest.InProgramme(found.Key, SpansWhere(period.Holds));
    }

    private ImmutableArray<int> SpansWhere(Func<Stretch, bool> holds) =>
        [.. dimensions.Rows.Spans.Where(span => holds(new(span.From, span.Until))).Select(span => span.Key).Order()];
}
