using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Splits a grain into independent axes; dimensions of one hierarchy make one axis.</summary>
internal static class GridAxes
{
    private static readonly ImmutableArray<string> Projects = ["programme", "project", "subProject"];

    /// <summary>The members of each axis.</summary>
    public static ImmutableArray<ImmutableArray<KnownKeys>> Of(ResolvedQuery query)
    {
        var axes = ImmutableArray.CreateBuilder<ImmutableArray<KnownKeys>>();
        var areas = query.By.Where(one => one.Kind == DimensionKind.Area).ToList();
        var projects = query.By.Where(one => Projects.Contains(one.Name)).ToList();
        var times = query.By.Where(IsCalendar).ToList();
        if (times.Count > 0)
        {
            axes.Add(Times(query, times));
        }

        if (areas.Count > 0)
        {
            axes.Add(Areas(query, areas));
        }

        if (projects.Count > 0)
        {
            axes.Add(ProjectMembers(query, projects));
        }

        foreach (var other in query.By.Except(areas).Except(projects).Except(times))
        {
            axes.Add(Others(query, other));
        }

        return axes.ToImmutable();
    }

    private static bool IsCalendar(Dimension dimension) =>
        dimension.Kind is DimensionKind.Year or DimensionKind.Quarter or DimensionKind.Month
            && dimension.Name != "originYear";

    private static ImmutableArray<KnownKeys> Times(ResolvedQuery query, List<Dimension> times)
    {
        var months = times.Any(one => one.Kind == DimensionKind.Month)
            ? 1
            : times.Any(one => one.Kind == DimensionKind.Quarter) ? 3
            : 12;
        var made = ImmutableArray.CreateBuilder<KnownKeys>();
        foreach (var year in query.Frame.ListedYears(HeldYears(query)))
        {
            for (var from = new DateOnly(year, 1, 1); from.Year == year; from = from.AddMonths(months))
            {
                var days = new Stretch(from, from.AddMonths(months));
                if (query.Frame.Touches(days))
                {
                    made.Add(new()
                    {
                        Days = days,
                        Members = times.ToImmutableDictionary(one => one.Name, one => (int?)TimeKey(one.Kind, from)),
                    });
                }
            }
        }

        return made.ToImmutable();
    }

    private static ImmutableArray<int> HeldYears(ResolvedQuery query) =>
        [.. query.Dimensions.Rows.YearsOfFact.Values.SelectMany(years => years).Distinct().Order()];

    private static int TimeKey(DimensionKind kind, DateOnly from) => kind switch
    {
        DimensionKind.Year => from.Year,
        DimensionKind.Quarter => (from.Year * 4) + ((from.Month - 1) / 3),
        _ => (from.Year * 12) + from.Month - 1,
    };

    private static ImmutableArray<KnownKeys> Areas(ResolvedQuery query, List<Dimension> areas)
    {
        var finest = areas.Max(one => one.Level);
        return [.. query.Dimensions.Areas
            .Where(unit => unit.Level == finest && (query.Map?.Day is { } day ? unit.IsValidOn(day)
                : query.Frame.Touches(
                    new(unit.ValidFrom ?? DateOnly.MinValue, unit.ValidUntil ?? DateOnly.MaxValue))))
            .Select(unit => new KnownKeys
            {
                Inside = unit,
                Members = areas.ToImmutableDictionary(one => one.Name, one => KeyAt(query, unit, one.Level)),
            })];
    }

    private static int? KeyAt(ResolvedQuery query, Area unit, AreaLevel? level) =>
        query.Map is { } map ? map.KeyAt(unit, level ?? unit.Level) : unit.KeyAt(level ?? unit.Level);

    private static ImmutableArray<KnownKeys> ProjectMembers(ResolvedQuery query, List<Dimension> projects)
    {
        var finest = Projects.Last(name => projects.Any(one => one.Name == name));
        var made = ImmutableArray.CreateBuilder<KnownKeys>();
        foreach (var member in query.Dimensions.Members(finest))
        {
            var chain = Chain(query.Dimensions, finest, member);
            if (query.Dimensions.Members("programme")
                    .FirstOrDefault(one => one.Key == chain["programme"]) is not { } programme ||
                query.Frame.Touches(
                    new(programme.ValidFrom ?? DateOnly.MinValue, programme.ValidUntil ?? DateOnly.MaxValue)))
            {
                made.Add(new() { Members = chain });
            }
        }

        return made.ToImmutable();
    }

    private static ImmutableDictionary<string, int?> Chain(SnapshotDimensions dimensions, string finest, Member member)
    {
        var chain = ImmutableDictionary.CreateBuilder<string, int?>();
        var current = (Member?)member;
        for (var level = Projects.IndexOf(finest); level >= 0; level--)
        {
            chain[Projects[level]] = current?.Key;
            current = level > 0 && current?.ParentKey is { } parent
                ? dimensions.Member(Projects[level - 1], parent)
                : null;
        }

        return chain.ToImmutable();
    }

    private static ImmutableArray<KnownKeys> Others(ResolvedQuery query, Dimension dimension)
    {
        var keys = dimension.Kind switch
        {
            DimensionKind.Member => query.Dimensions.Members(dimension.Name).Select(one => (int?)one.Key),
            DimensionKind.Span => [null],
            _ => HeldYears(query).Select(year => (int?)year),
        };
        return [.. keys.Select(key => new KnownKeys
        {
            Members = ImmutableDictionary<string, int?>.Empty.Add(dimension.Name, key),
        })];
    }
}
