using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>What one row is about: its days, its place and its project.</summary>
/// <param name="Days">Days that it may hold, never after the cut-off.</param>
/// <param name="Area">The unit that it is confined to; null when there is none or several.</param>
/// <param name="Project">Key of the project that it is confined to; null when there is none or several.</param>
/// <param name="Year">The year that it is; null when there is none or several.</param>
internal sealed record CellScope(Stretch Days, Area? Area, int? Project, int? Year)
{
    /// <summary>Works out the scope of rows of a question.</summary>
    public sealed class Reader(ResolvedQuery query, IReadOnlyList<Dimension> grain)
    {
        private readonly FilterScope _filter = FilterScope.Of(query);

        /// <summary>The scope of a row.</summary>
        public CellScope Of(Numbers numbers, int row)
        {
            var keys = grain.Select((dimension, index) => (dimension, key: numbers.Keys(index)[row])).ToList();
            var area = keys.Where(one => one.dimension.Kind == DimensionKind.Area && one.key is not null)
                .OrderByDescending(one => one.dimension.Level).Select(one => query.Dimensions.Area(one.key ?? 0)).FirstOrDefault();
            var year = keys.FirstOrDefault(one => one.dimension.Name == "year").key;
            return new(Days(keys), area ?? _filter.Area, Project(keys) ?? _filter.Project, year ?? _filter.Year);
        }

        private int? Project(List<(Dimension dimension, int? key)> keys)
        {
            var sub = keys.FirstOrDefault(one => one.dimension.Name == "subProject").key;
            return keys.FirstOrDefault(one => one.dimension.Name == "project").key
                ?? (sub is { } known ? query.Dimensions.Member("subProject", known)?.ParentKey : null);
        }

        private Stretch Days(List<(Dimension dimension, int? key)> keys)
        {
            var cutoff = query.Dimensions.Cutoff;
            foreach (var kind in new[] { DimensionKind.Month, DimensionKind.Quarter, DimensionKind.Year, DimensionKind.Span })
            {
                var (dimension, key) = keys.FirstOrDefault(one =>
                    one.dimension.Kind == kind && one.dimension.Name != "originYear" && one.key is not null);
                if (key is { } known && query.Dimensions.Period(dimension, known) is { } period)
                {
                    return Cut(new(period.From, period.Until), cutoff);
                }
            }

            var programme = keys.FirstOrDefault(one => one.dimension.Name == "programme").key;
            return programme is { } member && query.Dimensions.Member("programme", member) is { ValidFrom: { } from, ValidUntil: { } until }
                ? Cut(new(from, until), cutoff)
                : Cut(new(query.Frame.Stretches.FirstOrDefault().From, query.Frame.End(cutoff)), cutoff);
        }

        private static Stretch Cut(Stretch days, DateOnly cutoff) =>
            days.Until > cutoff ? new(days.From < cutoff ? days.From : cutoff, cutoff) : days;
    }
}
