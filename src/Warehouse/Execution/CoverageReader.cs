using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells which part of the provinces that should have reported did.</summary>
internal sealed class CoverageReader(ResolvedQuery query, IReadOnlyList<Dimension> grain, Numbers numbers)
{
    private const int MostChanges = 16; // of one territory within a period; a circle must not hang

    private readonly Dictionary<(Stretch, int?, int?, string), ImmutableArray<Area>> _expected = [];
    private readonly Dictionary<(string Subject, DateOnly Day), ImmutableArray<Area>> _askedOn = [];
    private readonly Dictionary<string, ImmutableArray<Area>> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateOnly Day, int Province), ImmutableArray<Area>> _then = [];
    private readonly ImmutableArray<int> _slots = query.Dimensions.Provinces;
    private readonly int _province = grain.Select(one => one.Name).ToList().IndexOf("province");
    private readonly Possible _possible = new(query.Dimensions);
    private readonly RegionEnd _regionEnd = new(query);
    private readonly Restatement? _map = query.Map?.Moves(AreaLevel.Province) == true ? query.Map : null;

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
            var sets = _map is null ? [] : Array.ConvertAll(scans, WordsOf);
            return (scope, row) => provinces[row] is not { } key || query.Dimensions.Area(key) is not { } province
                ? null
                : (_map is null
                    ? (Array.TrueForAll(records, one => one[row] > 0) ? 1 : 0)
                    : Reported(province, sets, scope, row), 1);
        }

        var words = Array.ConvertAll(scans, WordsOf);
        return (scope, row) =>
        {
            var expected = Expected(measure, scope);
            var reported = 0.0;
            foreach (var province in expected)
            {
                reported += Reported(province, words, scope, row);
            }

            return expected.IsEmpty ? null : (reported, expected.Length);
        };
    }

    private long?[][] WordsOf(string scan) =>
        [.. Enumerable.Range(0, ProvinceSlots.Words(_slots))
            .Select(word => numbers.Find(ProvinceSlots.Column(scan, word)) ?? new long?[numbers.Rows])];

    /// <summary>The part of a province of the map that reported: of the provinces of the last day that it is made of,
    /// else of the one that holds it then.</summary>
    private double Reported(Area province, long?[][][] scans, CellScope scope, int row)
    {
        if (_map is null)
        {
            return Reported(province, scans, scope, row, 0);
        }

        var day = scope.Days.Until.AddDays(-1);
        var then = MadeOf(province, _map, day);
        if (then.IsEmpty)
        {
            return query.Dimensions.MapOf(day).HomeOf(province) is { Level: AreaLevel.Province } holder
                ? Reported(holder, scans, scope, row, 0)
                : 0;
        }

        var (all, most) = (0.0, 0.0);
        foreach (var one in then)
        {
            var part = Reported(one, scans, scope, row, 0);
            (all, most) = (all + part, Math.Max(most, part));
        }

        return scope.Area?.Level > AreaLevel.Province ? most : all / then.Length;
    }

    /// <summary>The provinces of a day that a province of the map is made of.</summary>
    private ImmutableArray<Area> MadeOf(Area province, Restatement map, DateOnly day)
    {
        if (!_then.TryGetValue((day, province.Key), out var then))
        {
            _then[(day, province.Key)] = then = [
                .. map.HomedIn(province.Key).Where(one => one.Level == AreaLevel.Province && one.IsValidOn(day))];
        }

        return then;
    }

    /// <summary>Whether a province reported, or else which part of those that became it.</summary>
    private double Reported(Area province, long?[][][] scans, CellScope scope, int row, int depth) =>
        IsReported(province.Key, scans, row) ? 1
        : depth > MostChanges ? 0
        : ReportedBefore(province, scans, scope, row, depth);

    private double ReportedBefore(Area province, long?[][][] scans, CellScope scope, int row, int depth)
    {
        var (reported, all) = (0.0, 0);
        foreach (var change in query.Dimensions.PredecessorsOf(province.Key))
        {
            if (change.Share == SuccessionShare.Whole
                && query.Dimensions.Area(change.PredecessorKey) is { Level: AreaLevel.Province } before
                && (before.ValidUntil is null || before.ValidUntil > scope.Days.From))
            {
                reported += Reported(before, scans, scope, row, depth + 1);
                all++;
            }
        }

        return all == 0 ? 0 : reported / all;
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
        var unit = scope.Area?.ProvinceKey ?? scope.Area?.Key; // units of one province expect the same
        var key = (scope.Days, unit, scope.Project, measure.Subject);
        return _expected.TryGetValue(key, out var expected)
            ? expected
            : _expected[key] = ExpectedOf(measure.Subject, scope);
    }

    private ImmutableArray<Area> ExpectedOf(string subject, CellScope scope)
    {
        var lastDay = (_regionEnd.Of(scope) ?? scope.Days.Until).AddDays(-1);
        return
        [
            .. In(scope.Area, Asked(subject, query.Map?.Day ?? lastDay)).Where(province =>
                Applicable.Reason(query, [province], scope.Project, scope.Days) is null),
        ];
    }

    /// <summary>The provinces of a day of which a subject may hold records that are asked for.</summary>
    private ImmutableArray<Area> Asked(string subject, DateOnly day)
    {
        if (!_askedOn.TryGetValue((subject, day), out var asked))
        {
            _askedOn[(subject, day)] = asked = [.. Asked(subject).Where(province => province.IsValidOn(day))];
        }

        return asked;
    }

    private ImmutableArray<Area> Asked(string subject)
    {
        if (!_asked.TryGetValue(subject, out var asked))
        {
            var filter = query.FilterOf(subject);
            _asked[subject] = asked =
            [
                .. _slots.Select(slot => query.Dimensions.Area(slot)).OfType<Area>()
                    .Where(province => _possible.MayHold(filter, new() { Inside = province })),
            ];
        }

        return asked;
    }

    /// <summary>Those of some provinces that a cell confined to a unit expects: the unit holds it, is it, or lies in
    /// it.</summary>
    private static IEnumerable<Area> In(Area? unit, ImmutableArray<Area> provinces) => unit?.Level switch
    {
        null or AreaLevel.Country => provinces,
        AreaLevel.Region => provinces.Where(one => one.RegionKey == unit.Key),
        AreaLevel.Province => provinces, // the filter has already told which provinces may hold records
        _ => provinces.Where(one => one.Key == unit.ProvinceKey),
    };
}
