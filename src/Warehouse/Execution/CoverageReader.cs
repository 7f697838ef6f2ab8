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
    private readonly ILookup<int, int> _predecessors = query.Dimensions.Rows.Successions
        .Where(one => one.Share == SuccessionShare.Whole).ToLookup(one => one.SuccessorKey, one => one.PredecessorKey);

    /// <summary>Provinces that reported and that should have; null where it is not told.</summary>
    public (double Reported, int Expected)? Of(Measure measure, CellParts cell, CellScope scope, int row)
    {
        if (query.Model.FindSubject(measure.Subject) is not { Coverage: CoverageRule.Provinces }
            || cell is CellParts.OutOfReach)
        {
            return null;
        }

        if (_province >= 0)
        {
            var reported = cell.Scans.All(scan => numbers[scan + "_rows"][row] > 0) ? 1 : 0;
            return numbers.Keys(_province)[row] is null ? null : (reported, 1);
        }

        var expected = Expected(measure, scope);
        return expected.IsEmpty ? null : (expected.Sum(one => Reported(one, cell, scope, row)), expected.Length);
    }

    private double Reported(Area province, CellParts cell, CellScope scope, int row)
    {
        if (IsReported(province.Key, cell, row))
        {
            return 1;
        }

        var before = _predecessors[province.Key].Where(key =>
            query.Dimensions.Area(key) is { Level: AreaLevel.Province } area
                && (area.ValidUntil is null || area.ValidUntil > scope.Days.From)).ToList();
        return before.Count == 0 ? 0 : (double)before.Count(key => IsReported(key, cell, row)) / before.Count;
    }

    private bool IsReported(int key, CellParts cell, int row)
    {
        var slot = _slots.BinarySearch(key);
        var (word, bit) = (slot / ProvinceSlots.BitsPerWord, slot % ProvinceSlots.BitsPerWord);
        return slot >= 0 && cell.Scans.All(scan =>
            numbers.Find(ProvinceSlots.Column(scan, word)) is { } words && ((words[row] ?? 0) >> bit & 1) == 1);
    }

    private ImmutableArray<Area> Expected(Measure measure, CellScope scope)
    {
        var key = (scope.Days, scope.Area?.Key, scope.Project, measure.Subject);
        if (!_expected.TryGetValue(key, out var expected))
        {
            var filter = query.FilterOf(measure.Subject);
            var lastDay = scope.Days.Until.AddDays(-1);
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
