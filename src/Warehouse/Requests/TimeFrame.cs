using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>The days that a filter may take, whatever the places and members of a record.</summary>
public sealed record TimeFrame
{
    /// <summary>Every day that a record can be of.</summary>
    public static readonly Stretch Ever = new(new(1900, 1, 1), new(2201, 1, 1));

    private TimeFrame(ImmutableArray<Stretch> pieces, TimeLimit limit, ImmutableArray<int> named)
    {
        Pieces = pieces;
        Stretches = Join(pieces);
        Limit = limit;
        NamedYears = named;
    }

    /// <summary>Disjoint stretches in order of time, within each of which no period filter changes.</summary>
    public ImmutableArray<Stretch> Pieces { get; }

    /// <summary>The same days, stretches that touch being joined.</summary>
    public ImmutableArray<Stretch> Stretches { get; }

    /// <summary>Whether the filter says anything about time.</summary>
    public TimeLimit Limit { get; }

    /// <summary>Years that period filters name or touch, ascending; they count even when the snapshot holds none of
    /// them.</summary>
    public ImmutableArray<int> NamedYears { get; }

    /// <summary>Works out the frame of a filter; a null filter takes all days.</summary>
    /// <remarks>Between two neighbouring limits the period filters do not change, so one test for each such stretch is
    /// exact.</remarks>
    public static TimeFrame Of(Filter? filter, SnapshotDimensions dimensions)
    {
        var windows = filter is null ? [] : Leaves(filter).Select(leaf => PeriodWindows.Of(leaf, dimensions))
            .Where(window => window is not null).SelectMany(window => window!.Value).ToList(); // nulls are filtered out
        if (windows.Count == 0)
        {
            return new([Ever], TimeLimit.None, []);
        }

        var limits = windows.SelectMany(one => new[] { one.From, one.Until }).Append(Ever.From).Append(Ever.Until)
            .Distinct().Order().ToList();
        var kept = limits.Zip(limits.Skip(1), (from, until) => new Stretch(from, until))
            .Where(stretch => Holds(filter!, stretch, dimensions) != false); // windows exist only where a filter does
        var named = windows.SelectMany(
            one => Enumerable.Range(one.From.Year, one.Until.AddDays(-1).Year - one.From.Year + 1));
        return new([.. kept], TimeLimit.Period, [.. named.Distinct().Order()]);
    }

    /// <summary>From the first day of the frame until its last; null when it has none or is open at an end.</summary>
    public Stretch? Hull => Limit == TimeLimit.None || Stretches.IsEmpty ||
        Stretches[0].From == Ever.From || Stretches[^1].Until == Ever.Until
            ? null
            : new(Stretches[0].From, Stretches[^1].Until);

    /// <summary>Whether the frame shares a day with a stretch.</summary>
    public bool Touches(Stretch stretch) => Stretches.Any(one => one.Overlaps(stretch));

    /// <summary>Of the years that a fact holds or the filter names, those that the frame touches, ascending.</summary>
    public ImmutableArray<int> ListedYears(ImmutableArray<int> held) =>
        [.. held.Concat(NamedYears).Distinct().Order().Where(year => Touches(Stretch.Year(year)))];

    /// <summary>The last day of the frame within a stretch, exclusive and never after the cut-off; null when they share
    /// none.</summary>
    public DateOnly? EndWithin(Stretch stretch, DateOnly cutoff)
    {
        var shared = Stretches.Where(one => one.Overlaps(stretch)).ToList();
        if (shared.Count == 0)
        {
            return null;
        }

        var until = shared[^1].Until < stretch.Until ? shared[^1].Until : stretch.Until;
        return until < cutoff ? until : cutoff;
    }

    /// <summary>The last day of the frame, exclusive and never after the cut-off.</summary>
    public DateOnly End(DateOnly cutoff) => EndWithin(Ever, cutoff) ?? cutoff;

    /// <summary>Every test of a filter, wherever it stands.</summary>
    internal static IEnumerable<Filter> Leaves(Filter filter) => filter switch
    {
        Filter.And and => and.Items.SelectMany(Leaves),
        Filter.Or or => or.Items.SelectMany(Leaves),
        Filter.Not not => Leaves(not.Item),
        _ => [filter],
    };

    private static bool? Holds(Filter filter, Stretch stretch, SnapshotDimensions dimensions) => filter switch
    {
        Filter.And and => AllOf(and.Items.Select(one => Holds(one, stretch, dimensions))),
        Filter.Or or => !AllOf(or.Items.Select(one => !Holds(one, stretch, dimensions))),
        Filter.Not not => !Holds(not.Item, stretch, dimensions),
        Filter.Area or Filter.Codes => null,
        _ => PeriodWindows.Of(filter, dimensions)?.Any(one => one.Overlaps(stretch)),
    };

    private static bool? AllOf(IEnumerable<bool?> items)
    {
        var all = items.ToList();
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    private static ImmutableArray<Stretch> Join(IEnumerable<Stretch> stretches)
    {
        var joined = new List<Stretch>();
        foreach (var stretch in stretches)
        {
            if (joined.Count > 0 && joined[^1].Until == stretch.From)
            {
                joined[^1] = joined[^1] with { Until = stretch.Until };
            }
            else
            {
                joined.Add(stretch);
            }
        }

        return [.. joined];
    }
}
