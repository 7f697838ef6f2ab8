using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>What one row is about: its days, its place and its project.</summary>
/// <param name="Days">Days that it may hold, never after the cut-off.</param>
/// <param name="Places">The units that it is confined to; none when it is not.</param>
/// <param name="Project">Key of the project that it is confined to; null when there is none or several.</param>
/// <param name="Year">The year that it is; null when there is none or several.</param>
internal sealed record CellScope(Stretch Days, ImmutableArray<Area> Places, int? Project, int? Year)
{
    /// <summary>The unit that it is confined to; null when there is none or several.</summary>
    public Area? Area => Places is [var only] ? only : null;

    /// <summary>Works out the scope of rows of a question.</summary>
    public sealed class Reader(ResolvedQuery query, IReadOnlyList<Dimension> grain)
    {
        private readonly FilterScope _filter = FilterScope.Of(query);
        private readonly int[] _areas = [
            .. Places(grain, one => one.Kind == DimensionKind.Area).OrderByDescending(place => grain[place].Level)];
        private readonly int[] _times = [
            .. Places(grain, one => one.IsTime && one.Name != "originYear")
                .OrderByDescending(place => Fineness(grain[place].Kind))];
        private readonly Dictionary<int, ImmutableArray<Area>> _units = [];
        private readonly Dictionary<(int Place, int Key), Stretch?> _periods = [];
        private readonly Stretch _asked = Cut(
            new(query.Frame.Stretches.FirstOrDefault().From, query.Frame.End(query.Dimensions.Cutoff)),
            query.Dimensions.Cutoff);

        private readonly int _year = Place(grain, "year");
        private readonly int _project = Place(grain, "project");
        private readonly int _subProject = Place(grain, "subProject");
        private readonly int _programme = Place(grain, "programme");

        /// <summary>The scope of a row.</summary>
        public CellScope Of(Numbers numbers, int row)
        {
            var area = Key(numbers, _areas.FirstOrDefault(place => numbers.Keys(place)[row] is not null, -1), row);
            return new(
                Days(numbers, row),
                area is { } unit ? Unit(unit) : _filter.Places,
                Project(numbers, row) ?? _filter.Project,
                Key(numbers, _year, row) ?? _filter.Year);
        }

        private ImmutableArray<Area> Unit(int key)
        {
            if (!_units.TryGetValue(key, out var units))
            {
                _units[key] = units = query.Dimensions.Area(key) is { } unit ? [unit] : [];
            }

            return units;
        }

        private int? Project(Numbers numbers, int row) => Key(numbers, _project, row)
            ?? (
                Key(numbers, _subProject, row) is { } sub
                    ? query.Dimensions.Member("subProject", sub)?.ParentKey
                    : null);

        private Stretch Days(Numbers numbers, int row)
        {
            foreach (var place in _times)
            {
                if (numbers.Keys(place)[row] is { } key && Period(place, key) is { } period)
                {
                    return period;
                }
            }

            return Key(numbers, _programme, row) is { } member &&
                query.Dimensions.Member("programme", member) is { ValidFrom: { } from, ValidUntil: { } until }
                ? Cut(new(from, until), query.Dimensions.Cutoff)
                : _asked;
        }

        private Stretch? Period(int place, int key)
        {
            if (!_periods.TryGetValue((place, key), out var days))
            {
                _periods[(place, key)] = days = query.Dimensions.Period(grain[place], key) is { } period
                    ? Cut(new(period.From, period.Until), query.Dimensions.Cutoff)
                    : null;
            }

            return days;
        }

        private static int? Key(Numbers numbers, int place, int row) => place < 0 ? null : numbers.Keys(place)[row];

        private static int Place(IReadOnlyList<Dimension> grain, string name) =>
            Places(grain, one => one.Name == name).FirstOrDefault(-1);

        private static IEnumerable<int> Places(IReadOnlyList<Dimension> grain, Func<Dimension, bool> which) =>
            Enumerable.Range(0, grain.Count).Where(place => which(grain[place]));

        private static int Fineness(DimensionKind kind) => kind switch
        {
            DimensionKind.Month => 3,
            DimensionKind.Quarter => 2,
            DimensionKind.Year => 1,
            _ => 0,
        };

        private static Stretch Cut(Stretch days, DateOnly cutoff) =>
            days.Until > cutoff ? new(days.From < cutoff ? days.From : cutoff, cutoff) : days;
    }
}
