using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Serving;

/// <summary>Finds places of a snapshot by name or code.</summary>
public sealed class PlaceIndex
{
    private const int NoMatch = -1;
    private readonly SnapshotDimensions dimensions;
    private readonly ImmutableArray<Entry> entries;

    /// <summary>Indexes the names of a snapshot.</summary>
    public PlaceIndex(SnapshotDimensions dimensions)
    {
        this.dimensions = dimensions;
        entries = [.. dimensions.Areas.Select(Entry.Of)];
    }

    /// <summary>
    /// Places that match, best first: the name itself, then names that begin with the words, then names that hold them,
    /// then names that hold them with the type of the unit. Spelling with the same diacritics goes before spelling without; then wider units
    /// go before narrower ones, then by name, code and time.
    /// </summary>
    public IEnumerable<Area> Find(PlaceSearch search)
    {
        var wanted = search.Text is null ? null : Wanted.Of(search.Text);
        return from entry in entries
               let area = entry.Area
               where search.Level is null || area.Level == search.Level
               where search.At is not { } day || area.IsValidOn(day)
               where search.Under is not { } code || IsUnder(area, code)
               let distance = wanted is null ? 0 : entry.DistanceFrom(wanted)
               where distance != NoMatch
               orderby distance, area.Level, entry.Folded, area.FullName.Vi, area.CodeOrder, area.ValidFrom ?? DateOnly.MinValue, area.Key
               select area;
    }

    private bool IsUnder(Area area, string code)
    {
        for (var unit = (Area?)area; unit is not null; unit = unit.ParentKey is { } key ? dimensions.Area(key) : null)
        {
            if (unit.Code == code || (unit.RegionKey is { } region && dimensions.Area(region)?.Code == code))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Wanted(string Text, string Folded, string[] Words)
    {
        public static Wanted Of(string text) => new(
            text.Trim().Normalize().ToLowerInvariant(), PlaceName.Fold(text), PlaceName.Words(text));
    }

    private sealed record Entry(Area Area, string Folded, ImmutableArray<string> Names, string[] Words, string[] FullWords)
    {
        public static Entry Of(Area area)
        {
            ImmutableArray<string> names = [.. new[] { area.Name.Vi, area.Name.En, area.NameAscii, area.FullName.Vi, area.FullName.En }
                .Select(PlaceName.Fold).Distinct()];
            return new Entry(
                area, PlaceName.Fold(area.Name.Vi), names, PlaceName.Words(area.Name.Vi), PlaceName.Words(OwnPart(area.FullName.Vi)));
        }

        /// <summary>0 is best; -1 does not match.</summary>
        public int DistanceFrom(Wanted wanted)
        {
            if (Area.Code is { } code && string.Equals(code, wanted.Text, StringComparison.OrdinalIgnoreCase))
            {
                return 0;
            }

            if (wanted.Words.Length == 0)
            {
                return NoMatch;
            }

            if (Names.Contains(wanted.Folded))
            {
                return IsSpelledAs(wanted) ? 1 : 2;
            }

            var start = IndexOf(Words, wanted.Words);
            return start == 0 ? 3 : start > 0 ? 4 : IndexOf(FullWords, wanted.Words) >= 0 ? 5 : NoMatch;
        }

        // A full name goes on with the names of the parents, which are no names of the unit.
        private static string OwnPart(string fullName) => fullName.Split(',', 2)[0];

        // What was typed without any diacritics prefers nobody; what was typed with them prefers the same spelling.
        private bool IsSpelledAs(Wanted wanted) =>
            wanted.Text == wanted.Folded
            || string.Equals(Area.Name.Vi.Normalize().ToLowerInvariant(), wanted.Text, StringComparison.Ordinal);

        private static int IndexOf(string[] words, string[] wanted)
        {
            for (var start = 0; start + wanted.Length <= words.Length; start++)
            {
                if (StartsAt(words, wanted, start))
                {
                    return start;
                }
            }

            return NoMatch;
        }

        private static bool StartsAt(string[] words, string[] wanted, int start)
        {
            var last = wanted.Length - 1;
            for (var index = 0; index < last; index++)
            {
                if (words[start + index] != wanted[index])
                {
                    return false;
                }
            }

            return words[start + last].StartsWith(wanted[last], StringComparison.Ordinal);
        }
    }
}
