using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells which part of the provinces that should have reported did.</summary>
internal sealed class CoverageReader(ResolvedQuery query, IReadOnlyList<Dimension> grain, Numbers numbers)
{
    private readonly Dictionary<(Stretch, int?, int?, string), ImmutableArray<Area>> _expected = [];
    private readonly ImmutableArray<int> _slots = ProvinceSlots.Of(query.Dimensions);
    private readonly int _province = grain.Select(one => one.Name).ToList().IndexOf("province");
    private readonly Possible _possible = new(query.Dimensions);
    private readonly RegionEnd _regionEnd = new(query);
    private readonly ILookup<int, int> _predecessors = query.Dimensions.Rows.Successions
        .Where(one => one.Share == SuccessionShare.Whole).ToLookup(one => one.SuccessorKey, one => one.PredecessorKey);

    /// <summary>Provinces that reported and that should have, of each row; null where it is not told.</summary>
    public Func<CellScope, int, (double Reported, int Expected)?>? Of(Measure measure, CellParts cell)
    {
        if (query.Model.FindSubject(measure.Subject) is not { Coverage: CoverageRule.Provinces }
            || cell is CellParts.OutOfReach)
        {
            return null;
        }

        var scans = cell.Scans.ToArray();
        if (_province >= 0)
        {
            var provinces = numbers.Keys(_province);
            var records = Array.ConvertAll(scans, scan => numbers[scan + "_rows"]);
            return (_, row) => provinces[row] is null
                ? null
                : (Array.TrueForAll(records, one => one[row] > 0) ? 1 : 0, 1);
        }

        var words = Array.ConvertAll(scans, WordsOf);
        return (scope, row) => Expected(measure, scope) is { IsEmpty: false } expected
            ? (expected.Sum(one => Reported(one, words, scope, row)), expected.Length)
            : null;
    }

    private long?[][] WordsOf(string scan) =>
        [.. Enumerable.Range(0, ProvinceSlots.Words(_slots))
            .Select(word => numbers.Find(ProvinceSlots.Column(scan, word)) ?? new long?[numbers.Rows])];

    private double Reported(Area province, long?[][][] scans, CellScope scope, int row)
    {
        if (IsReported(province.Key, scans, row))
        {
            return 1;
        }

        var before = _predecessors[province.Key].Where(key =>
            query.Dimensions.Area(key) is { Level: AreaLevel.Province } area
                && (area.ValidUntil is null || area.ValidUntil > scope.Days.From)).ToList();
        return before.Count == 0 ? 0 : (double)before.Count(key => IsReported(key, scans, row)) / before.Count;
    }

    private bool IsReported(int key, long?[][][] scans, int row)
    {
        var slot = _slots.BinarySearch(key);
        var (word, bit) = (slot / ProvinceSlots.BitsPerWord, slot % ProvinceSlots.BitsPerWord);
        if (slot < 0)
        {
            return false;
        }

        foreach (var words in scans)
        {
            if (((words[word][row] ?? 0) >> bit & 1) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private ImmutableArray<Area> Expected(Measure measure, CellScope scope)
    {
        var key = (scope.Days, scope.Area?.Key, scope.Project, measure.Subject);
        if (!_expected.TryGetValue(key, out var expected))
        {
            var filter = query.FilterOf(measure.Subject);
            var lastDay = (_regionEnd.Of(scope) ?? scope.Days.Until).AddDays(-1);
            expected = [.. _slots.Select(slot => query.Dimensions.Area(slot)).OfType<Area>().Where(province =>
                province.IsValidOn(lastDay) &&
                (scope.Area is null || Holds(scope.Area, province)) &&
                _possible.MayHold(filter, new() { Inside = province }) &&
                Applicable.Reason(query.Dimensions, province, scope.Project, scope.Days) is null)];
            _expected[key] = expected;
        }

        return expected;
    }

    /// <summary>Whether a cell confined to a unit expects a province: the unit holds it, is it, or lies in
    /// it.</summary>
    private static bool Holds(Area unit, Area province) => unit.Level switch
    {
        AreaLevel.Country => true,
        AreaLevel.Region => province.RegionKey == unit.Key,
        AreaLevel.Province => true, // the filter has already told which provinces may hold records
        _ => unit.ProvinceKey == province.Key,
    };
}
