using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>Members of all dimensions of one snapshot, held in memory. Immutable.</summary>
public sealed class SnapshotDimensions
{
    private const int MostMaps = 64; // callers choose the days; a map is small and quickly made again

    private static readonly AreaLevel[] WithinLevels = [AreaLevel.Region, AreaLevel.Province, AreaLevel.District];

    private readonly Area?[] _areas;
    private readonly ILookup<string, Area> _byCode;
    private readonly ILookup<AreaLevel, Area> _byLevel;
    private readonly ILookup<(AreaLevel, int?), Area> _inside;
    private readonly FrozenDictionary<int, ImmutableArray<AreaSuccession>> _successors;
    private readonly FrozenDictionary<int, ImmutableArray<AreaSuccession>> _predecessors;
    private readonly ConcurrentDictionary<DateOnly, Restatement> _maps = [];
    private readonly FrozenDictionary<string, ImmutableArray<Member>> _members;
    private readonly FrozenDictionary<int, Span> _spans;
    private readonly ILookup<int, Applicability> _missing;
    private readonly ILookup<(int AreaKey, int? Year), PublishedFigure> _published;

    /// <summary>Indexes members for look-up by key.</summary>
    public SnapshotDimensions(DimensionRows rows)
    {
        Rows = rows;
        _areas = new Area?[rows.Areas.IsEmpty ? 0 : rows.Areas.Max(area => area.Key) + 1];
        foreach (var area in rows.Areas)
        {
            _areas[area.Key] = area;
        }

        _byCode = rows.Areas.Where(area => area.Code is not null)
            .ToLookup(area => area.Code!, StringComparer.OrdinalIgnoreCase); // the codes that are null are filtered out
        _byLevel = rows.Areas.ToLookup(area => area.Level);
        _inside = WithinLevels.SelectMany(level => rows.Areas.Select(area => (Key: (level, area.KeyAt(level)), area)))
            .Where(one => one.Key.Item2 is not null).ToLookup(one => one.Key, one => one.area);
        Provinces = [.. _byLevel[AreaLevel.Province].Select(area => area.Key).Order()];
        _members = rows.Members.ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        _spans = rows.Spans.ToFrozenDictionary(span => span.Key);
        _published = rows.PublishedFigures.ToLookup(one => (one.AreaKey, one.Year));
        _missing = rows.Applicabilities.Where(one => !one.Applies).ToLookup(one => one.ProjectKey);
        _successors = By(rows.Successions, one => one.PredecessorKey);
        _predecessors = By(rows.Successions, one => one.SuccessorKey);
    }

    /// <summary>All rows, in the order of the snapshot.</summary>
    public DimensionRows Rows { get; }

    /// <summary>Units of every level.</summary>
    public ImmutableArray<Area> Areas => Rows.Areas;

    /// <summary>Business day of the source cut-off, exclusive end of what the snapshot knows.</summary>
    public DateOnly Cutoff => Rows.Cutoff;

    /// <summary>The unit of a key; null when there is none.</summary>
    public Area? Area(int key) => (uint)key < (uint)_areas.Length ? _areas[key] : null;

    /// <summary>The units of any time that have or had a code; upper and lower case are alike.</summary>
    public IEnumerable<Area> OfCode(string code) => _byCode[code];

    /// <summary>The units of any time of a level.</summary>
    public IEnumerable<Area> At(AreaLevel level) => _byLevel[level];

    /// <summary>The units of any time that lie in a region, province or district in their own time, itself
    /// included.</summary>
    public IEnumerable<Area> Inside(AreaLevel level, int key) => _inside[(level, key)];

    /// <summary>Keys of the provinces of any time, ascending: the order of their bits in a set.</summary>
    public ImmutableArray<int> Provinces { get; }

    /// <summary>What a unit became; none while it goes on, or where that is not known.</summary>
    public ImmutableArray<AreaSuccession> SuccessorsOf(int key) => _successors.GetValueOrDefault(key, []);

    /// <summary>What a unit was made of; none where that is not known.</summary>
    public ImmutableArray<AreaSuccession> PredecessorsOf(int key) => _predecessors.GetValueOrDefault(key, []);

    /// <summary>The map of a day.</summary>
    public Restatement MapOf(DateOnly day)
    {
        if (_maps.TryGetValue(day, out var known))
        {
            return known;
        }

        var map = Restatement.Of(this, day);
        return _maps.Count < MostMaps ? _maps.GetOrAdd(day, map) : map;
    }

    /// <summary>Members of a coded dimension in the order of the snapshot; none for an unknown dimension.</summary>
    public ImmutableArray<Member> Members(string dimension) => _members.GetValueOrDefault(dimension, []);

    /// <summary>The member of a key; null when there is none.</summary>
    public Member? Member(string dimension, int key) => Members(dimension).FirstOrDefault(one => one.Key == key);

    /// <summary>Figures published for a unit and a year.</summary>
    public IEnumerable<PublishedFigure> Published(int area, int year) => _published[(area, year)];

    /// <summary>Where and when a project does not exist.</summary>
    public IEnumerable<Applicability> Missing(int project) => _missing[project];

    /// <summary>The span of a key; null when there is none.</summary>
    public Span? Span(int key) => _spans.GetValueOrDefault(key);

    /// <summary>The stretch of time that a key of a time dimension means; null for an unknown span.</summary>
    public Period? Period(Dimension dimension, int key) => dimension.Kind switch
    {
        DimensionKind.Year => Periods.Year(key, Cutoff),
        DimensionKind.Quarter => Periods.Quarter(key, Cutoff),
        DimensionKind.Month => Periods.Month(key, Cutoff),
        DimensionKind.Span => Span(key) is { } span ? Periods.Of(span, Cutoff) : null,
        _ => null,
    };

    private static FrozenDictionary<int, ImmutableArray<AreaSuccession>> By(
        ImmutableArray<AreaSuccession> successions, Func<AreaSuccession, int> key) =>
        successions.GroupBy(key).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
}
