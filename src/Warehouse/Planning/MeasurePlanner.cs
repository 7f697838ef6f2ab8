using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Plans the scans of one measure; each scan is its own, a rewrite merges equal ones.</summary>
internal sealed class MeasurePlanner(
    ResolvedQuery query, ImmutableArray<Dimension> grain, ImmutableArray<GroupKeys>? page, List<Plan> scans,
    string prefix = "")
{
    private static readonly PartCondition Last = new PartCondition.LastOfPlace();

    /// <summary>Adds the scans of a measure and tells how its cells are made.</summary>
    public CellParts Plan(Measure measure) => measure switch
    {
        Measure.Sum sum =>
            Amount(measure, sum.Fact, sum.Column, sum.When is { } when ? [new PartCondition.Fixed(when)] : []),
        Measure.Count count => Amount(measure, count.Fact, null, []),
        Measure.CarriedIn carried => Amount(measure, carried.Fact, carried.Column, EntryOf(carried)),
        Measure.Combined combined =>
            new CellParts.Mix([.. combined.Plus.Select(Plan)], [.. combined.Minus.Select(Plan)]),
        Measure.Ratio ratio => new CellParts.Quotient(Plan(ratio.Over), Plan(ratio.Under)),
        Measure.PairRatio pair => Pair(pair),
        Measure.Stock stock => Amount(measure, stock.Fact, stock.Column, [Last]),
        Measure.Distinct distinct => Members(distinct),
        Measure.CountOn count => Scanned(
            measure, count.Fact, new Clock.Day(count.DayColumn),
            new PartsOf(Label(count.Fact) + "_" + count.DayColumn) { Moved = MovedOf(measure) }),
        Measure.Open open =>
            new CellParts.Open(Opened(measure, open.Fact, open.Opened, open.Closed), ClosedName(open.Fact)),
        Measure.ClosedShare share =>
            new CellParts.ClosedShare(Opened(measure, share.Fact, share.Opened, share.Closed), ClosedName(share.Fact)),
        _ => throw new UnreachableException($"Measure {measure.GetType().Name} is not planned."),
    };

    private ImmutableArray<PartCondition> EntryOf(Measure.CarriedIn carried)
    {
        var when = new PartCondition.Fixed(carried.When);
        return grain.Any(one => one.Name == "year")
            ? [when]
            : [when, EntryYears.Of(query, grain, carried.Fact, OnRecords.FilterOf(query, carried.Subject))];
    }

    private CellParts.Amount Amount(Measure measure, Fact fact, string? column, ImmutableArray<PartCondition> when)
    {
        var parts = new PartsOf(Label(fact)) { Column = column, When = when, Moved = MovedOf(measure) };
        return Scanned(measure, fact, new Clock.Own(), parts);
    }

    private CellParts.Amount Scanned(Measure measure, Fact fact, Clock clock, PartsOf parts)
    {
        var standards = StandardsOf(fact, parts);
        var numbers = parts.Numbers();
        AddScan(
            measure, fact, clock, parts.Scan,
            [
                .. numbers, .. parts.MovedNumbers(),
                .. standards is null ? [] : parts.StandardNumbers(KeyOfStandard(fact)),
            ]);
        return parts.Amount() with { Standards = standards };
    }

    private CellParts.Pair Pair(Measure.PairRatio pair)
    {
        var parts = new PartsOf(Label(pair.Fact))
        {
            When = pair.Reading == Reading.LastOfPlace ? [Last] : [], Moved = MovedOf(pair),
        };
        var standards = StandardsOf(pair.Fact, parts);
        var numbers = parts.PairNumbers(pair);
        AddScan(pair, pair.Fact, new Clock.Own(), parts.Scan,
            [
                .. numbers, .. parts.MovedNumbers(),
                .. standards is null ? [] : parts.StandardNumbers(KeyOfStandard(pair.Fact)),
            ]);
        return parts.Pair(pair) with { Standards = standards };
    }

    private CellParts.Members Members(Measure.Distinct distinct)
    {
        var named = new PartsOf(Label(distinct.Fact))
        {
            Column = distinct.Column, Kind = ColumnUse.Distinct, Moved = MovedOf(distinct),
        };
        var unnamed = new PartsOf(Label(distinct.UnnamedFact))
        {
            Column = distinct.UnnamedColumn, Moved = MovedOf(distinct), CountsKnown = true,
        };
        return new(
            Scanned(distinct, distinct.Fact, new Clock.Own(), named),
            Scanned(distinct, distinct.UnnamedFact, new Clock.Own(), unnamed));
    }

    private CellParts.Amount Opened(Measure measure, Fact fact, string opened, string closed)
    {
        var parts = new PartsOf(Label(fact) + "_until_end") { Moved = MovedOf(measure) };
        var filter = OnRecords.FilterOf(query, measure.Subject);
        var clock = new Clock.Until(opened, CalendarMaker.Of(query, grain, fact, filter));
        var closedPart = new Part(ClosedName(fact), new PartValue.Rows(), [new PartCondition.BeforeEnd(closed)]);
        AddScan(measure, fact, clock, parts.Scan, [.. parts.Numbers(), .. parts.MovedNumbers(), closedPart]);
        return parts.Amount();
    }

    private void AddScan(Measure measure, Fact fact, Clock clock, string label, ImmutableArray<Part> parts)
    {
        var filter = OnRecords.FilterOf(query, measure.Subject);
        var everyRow = new Part(label + "_rows", new PartValue.Rows(), []);
        scans.Add(new Plan.Scan(
            fact, label, clock, FilterFor(clock, filter), grain,
            [everyRow, .. parts.Where(part => part.Name != everyRow.Name), .. ProvincesOf(measure, label)])
        {
            Standards = StandardsIn(fact),
            Map = UnitMap.Of(query, page is null ? grain : grain.Concat(query.By)),
            Successors = parts.Any(part => part.When.Contains(Last)) ? TakenOver() : [],
            LeftOut = page,
            LeftOutGrain = page is null ? [] : query.By,
        });
    }

    /// <summary>Which provinces reported, where the keys do not tell it.</summary>
    private IEnumerable<Part> ProvincesOf(Measure measure, string label)
    {
        if (KeepsProvinces || query.Model.FindSubject(measure.Subject) is not { Coverage: CoverageRule.Provinces })
        {
            return [];
        }

        var slots = query.Dimensions.Provinces;
        return Enumerable.Range(0, ProvinceSlots.Words(slots)).Select(word =>
            new Part(ProvinceSlots.Column(label, word), new PartValue.Provinces(slots, word, label + "_rows"), []));
    }

    private static RecordTest FilterFor(Clock clock, RecordTest filter) => clock switch
    {
        Clock.Until { Ends.Rows: [{ Taken: not null }, ..] } => new RecordTest.All([]), // each end tells its records
        Clock.Until => Relax.Time(filter),
        _ => filter,
    };

    private Standards StandardsIn(Fact fact) => fact.InForce is null ? Standards.All
        : !NamesStandard(fact) ? Standards.InForce
        : grain.Any(one => one.Column == fact.InForce.Key) ? Standards.All
        : Standards.OneOfPlace;

    private bool NamesStandard(Fact fact) =>
        query.By.Any(one => one.Column == fact.InForce?.Key) ||
        query.SubjectFilters.Values.Append(query.Filter)
            .Any(filter => Reach.Columns(filter).Contains(KeyOfStandard(fact)));

    private ImmutableArray<Successor> TakenOver() =>
        KeepsProvinces ? [] : Successors.Of(query.Dimensions);

    /// <summary>Whether the records of a group are all of one province of their day.</summary>
    private bool KeepsProvinces =>
        grain.Any(one => one.Name == "province") && query.Map?.Moves(AreaLevel.Province) != true;

    private MovedRecords? MovedOf(Measure measure) =>
        MovedRecords.Of(query, grain, query.FilterOf(measure.Subject));

    private static StandardParts? StandardsOf(Fact fact, PartsOf parts) =>
        fact.InForce is null ? null : parts.Standards();

    private static string KeyOfStandard(Fact fact) =>
        fact.InForce?.Key ?? throw new UnreachableException($"{fact.Name} has no standards.");

    private string Label(Fact fact) => prefix + fact.Name;

    private string ClosedName(Fact fact) => Label(fact) + "_until_end_closed";
}
