using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Questions of every kind, valid for the world.</summary>
internal sealed class RandomRequest(Random random)
{
    private static readonly string[] Shared =
        ["region", "province", "district", "commune", "areaClass", "programme", "year", "span", "quarter", "month", "project", "subProject"];

    public AggregationRequest Make()
    {
        var subject = Once(3) ? null : Pick(WarehouseModel.Semantic.Subjects).Name;
        var own = WarehouseModel.Semantic.FindSubject(subject ?? "")?.OwnDimensions ?? [];
        var by = Some([.. Shared, .. own], 4);
        var measures = WarehouseModel.Semantic.MeasuresOf(subject).Select(one => one.Name).ToArray();
        var filter = Once(4) ? null : FrameFilter();
        var shifts = Shifts(by, ref filter);
        var facts = Some(measures, 5).DefaultIfEmpty(measures[0])
            .Select(name => new FactAsk(name, [.. Calculations(by), .. shifts.Where(_ => Once(2)).Select(one => new Calculation.Compare(one))]))
            .ToImmutableArray();
        return new()
        {
            Subject = subject,
            By = by,
            Facts = facts,
            Filter = filter,
            SubjectFilters = subject is not null && !own.IsEmpty && Once(2)
                ? ImmutableDictionary<string, Filter>.Empty.Add(subject, OwnFilter(own))
                : ImmutableDictionary<string, Filter>.Empty,
            Having = Once(3) ? RandomHaving(measures, 1) : null,
            OrderBy = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Order(by, measures, shifts))],
            First = random.Next(1, 40),
            Fill = Fits(by) && Once(3) ? Fill.AllMembers : Fill.Observed,
            Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest,
        };
    }

    /// <summary>Whether all members of a grain make few enough groups.</summary>
    private static bool Fits(ImmutableArray<string> by) => by.Length > 0 && by.Aggregate(1, (groups, one) => groups * one switch
    {
        "month" => 120,
        "quarter" => 40,
        "year" or "originYear" => by.Contains("month") || by.Contains("quarter") ? 1 : 12,
        "province" or "district" or "commune" or "project" => 8,
        _ => 4,
    }) <= 1500;

    private bool Once(int times) => random.Next(times) == 0;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private ImmutableArray<string> Some(string[] items, int most) =>
        [.. items.OrderBy(_ => random.Next()).Take(random.Next(most))];

    private ImmutableArray<Calculation> Calculations(ImmutableArray<string> by)
    {
        var sets = new List<Within> { Within.All };
        sets.AddRange(by.Contains("region") ? [Within.Region] : []);
        sets.AddRange(by.Any(one => one is "province" or "district" or "commune") ? [Within.Region, Within.Province] : []);
        sets.AddRange(by.Contains("year") ? [Within.Year] : []);
        sets.AddRange(by.Any(one => one is "project" or "subProject") ? [Within.Project] : []);
        var runs = by.Any(one => one is "year" or "quarter" or "month");
        return [.. Enumerable.Range(0, Once(2) ? 0 : random.Next(4)).Select(_ => random.Next(runs ? 4 : 3) switch
        {
            0 => (Calculation)new Calculation.Share(Pick(sets)),
            1 => new Calculation.Rank(Side(), Pick(sets)),
            2 => new Calculation.Percentile(Pick(sets)),
            _ => new Calculation.Running(Pick(Enum.GetValues<Reset>())),
        }).Distinct()];
    }

    private Filter FrameFilter()
    {
        if (Once(6))
        {
            return new Filter.Or([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ =>
                Once(5) ? Period() : new Filter.And([Once(3) ? Tree(Project, 1) : Area(), Period()]))]);
        }

        var parts = new List<Filter>();
        if (!Once(3))
        {
            parts.Add(Period());
        }

        if (Once(2))
        {
            parts.Add(Tree(Area, 1));
        }

        if (Once(8))
        {
            parts.Add(new Filter.Or([Area(), Once(2) ? Period() : Project()]));
        }

        if (Once(3))
        {
            parts.Add(Tree(Project, 1));
        }

        if (Once(4))
        {
            parts.Add(Tree(() => Codes("areaClass", World.Lists["areaClass"]), 1));
        }

        return parts.Count == 1 ? parts[0] : new Filter.And([.. parts]);
    }

    private Filter Period() => random.Next(8) switch
    {
        0 => new Filter.Programme(Pick(World.Programmes).Code),
        1 => new Filter.Not(new Filter.Years([random.Next(2018, 2026)])),
        2 => new Filter.Between(new(2019, 1, 1), new(random.Next(2021, 2025), random.Next(1, 13), 1)),
        3 => Last(),
        _ => new Filter.Years([.. Enumerable.Range(2017, 10).Where(_ => Once(2))]),
    };

    private Filter.Last Last()
    {
        var of = Pick([TimeGrain.Month, TimeGrain.Quarter, TimeGrain.Year]);
        var most = of == TimeGrain.Month ? 40 : of == TimeGrain.Quarter ? 16 : 5;
        DateOnly? asOf = Once(2) ? new DateOnly(random.Next(2021, 2028), random.Next(1, 13), random.Next(1, 29)) : null;
        return new(random.Next(1, most), of, Once(2) ? Completeness.CompleteOnly : Completeness.WithCurrent, asOf);
    }

    private Filter Area() => World.IsTold ? ToldArea() : random.Next(9) switch
    {
        0 => new Filter.Area { Under = ["VN"] },
        1 => new Filter.Area { Region = [Pick(["NMM", "NCC"])] },
        2 => new Filter.Area { Under = ["15"], At = Once(2) ? new DateOnly(2025, 6, 30) : World.Merger },
        3 => new Filter.Area { Under = ["37"], At = new DateOnly(2024, 1, 1) },
        4 => new Filter.Area { Under = [Pick(["02", "11", "42", "444", "027", "NMM"])] },
        5 => new Filter.Area { In = [Pick(["42", "11", "444", "18600"]), Pick(["02", "027", "NMM"])] },
        6 => new Filter.Area { In = ["15", "11"], At = Once(2) ? new DateOnly(2025, 6, 30) : World.Merger },
        7 => new Filter.Area { In = ["42", "444", "447"], Under = ["42"] },
        _ => new Filter.Area { Under = ["42", "11", "10"] },
    };

    private Filter.Area ToldArea()
    {
        var place = Pick(World.Places);
        var day = place.From ?? place.Until?.AddDays(-1) ?? World.Merger;
        return random.Next(6) switch
        {
            0 => new() { Region = [Pick(["NMM", "NCC"])] },
            1 => new() { In = [place.Code!], At = day },
            2 => new() { Under = [place.Code!] },
            3 => new() { Under = [place.Code!, Pick(World.Places).Code!], At = World.Merger },
            _ => new() { Under = [place.Code!], At = day },
        };
    }

    private Filter Tree(Func<Filter> leaf, int depth) => depth == 0 ? leaf() : random.Next(4) switch
    {
        0 => new Filter.Not(Tree(leaf, depth - 1)),
        1 => new Filter.Or([Tree(leaf, depth - 1), Tree(leaf, depth - 1)]),
        _ => leaf(),
    };

    private Filter Project() => Once(4)
        ? Codes("subProject", World.SubProjects)
        : Codes("project", World.Projects);

    private Filter OwnFilter(ImmutableArray<string> own) => Tree(() => Pick(own) is var dimension && dimension == "originYear"
        ? new Filter.Codes("originYear") { In = ["2020", "2021", "2022"] }
        : Codes(dimension, World.Lists[dimension]), 1);

    private Filter.Codes Codes(string dimension, string[] codes) => random.Next(5) switch
    {
        0 => new(dimension) { NotIn = Some(codes, 3) },
        1 => new(dimension) { IsNull = Once(2) },
        2 => new(dimension) { NotIn = [codes[0]], IsNull = false },
        _ => new(dimension) { In = [Pick(codes), .. Once(2) ? (string[])[codes[^1]] : []] },
    };

    private Having RandomHaving(string[] measures, int depth) => depth > 0 && Once(2)
        ? random.Next(3) switch
        {
            0 => new Having.Not(RandomHaving(measures, depth - 1)),
            1 => new Having.Or([RandomHaving(measures, depth - 1), RandomHaving(measures, depth - 1)]),
            _ => new Having.And([RandomHaving(measures, depth - 1), RandomHaving(measures, depth - 1)]),
        }
        : new Having.Test(Pick(measures), random.Next(4) switch
        {
            0 => new() { IsNull = Once(2) },
            1 => new() { Lte = 0.5m },
            2 => new() { Gt = random.Next(1, 30) * 20_000_000m },
            _ => new() { Ne = 1, Gte = 0 },
        });

    /// <summary>What numbers are compared with, one or two; rows without periods get a filter whose period can be moved.</summary>
    private Shift[] Shifts(ImmutableArray<string> by, ref Filter? filter)
    {
        if (!Once(3))
        {
            return [];
        }

        Shift[] shifts = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(3) switch
        {
            0 => new Shift.Period(Pick(["2021", "2022", "2016-2020", "2022-Q3", "2023-05"])),
            1 => (Shift)new Shift.Previous(random.Next(1, 3)),
            _ => new Shift.YearsBack(random.Next(1, 3)),
        }).Distinct()];
        if (shifts.Any(one => one is not Shift.Period) && !by.Any(one => one is "year" or "quarter" or "month" or "programme"))
        {
            Filter period = random.Next(3) switch
            {
                0 => new Filter.Programme("2021-2025"),
                1 => new Filter.Between(new(2022, 1, 1), new(2023, random.Next(1, 13), 1)),
                _ => new Filter.Years([2022, .. Once(2) ? (int[])[2023] : []]),
            };
            filter = Once(2) ? period : new Filter.And([period, Area()]);
        }

        return shifts;
    }

    private RowOrder Order(ImmutableArray<string> by, string[] measures, Shift[] shifts) => by.IsEmpty || Once(2)
        ? shifts.Length > 0 && Once(2)
            ? new RowOrder.ByMeasure(Pick(measures), Side(), Once(2) ? SortOn.Delta : SortOn.Ratio, Pick(shifts), Once(2) ? Nulls.First : Nulls.Last)
            : new RowOrder.ByMeasure(Pick(measures), Side(), Nulls: Once(2) ? Nulls.First : Nulls.Last)
        : new RowOrder.ByDimension(Pick(by), Side(), Once(2) ? LabelSort.Name : LabelSort.Code);

    private Direction Side() => Once(2) ? Direction.Ascending : Direction.Descending;
}
