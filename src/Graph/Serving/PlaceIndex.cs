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
        entries = [.. dimensions.Areas.Select(area => Entry.Of(area, NameWithin(area)))];
    }

    /// <summary>
    /// Places that match, best first: the name itself, then names that begin with the words, then names that hold them,
    /// then units whose name, followed by those of the units around it, holds them, then names also written so.
    /// Spelling with the same diacritics goes before spelling without; then wider units go before narrower ones,
    /// then by name, code and time.
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
               orderby distance, area.Level, entry.Folded, area.FullName.Vi, area.CodeOrder,
               area.ValidFrom ?? DateOnly.MinValue, area.Key
               select area;
    }

    // "Cẩm Xuyên Hà Tĩnh": kinds of units are left out, or "Hà, Tỉnh Lào Cai" would be found by "ha tinh".
    private string NameWithin(Area area)
    {
        var name = area.Name.Vi;
        for (var unit = ParentOf(area); unit is { Level: not AreaLevel.Country }; unit = ParentOf(unit))
        {
            name += " " + unit.Name.Vi;
        }

        return name;
    }

    private Area? ParentOf(Area area) => area.ParentKey is { } key ? dimensions.Area(key) : null;

    private bool IsUnder(Area area, string code)
    {
        for (var unit = (Area?)area; unit is not null; unit = ParentOf(unit))
        {
            if (unit.Code == code || (unit.RegionKey is { } region && dimensions.Area(region)?.Code == code))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Wanted(string Text, string Folded, string[] Words, string Loose)
    {
        public static Wanted Of(string text) => new(
            text.Trim().Normalize().ToLowerInvariant(), PlaceName.Fold(text), PlaceName.Words(text),
            PlaceName.Loose(text));
    }

    private sealed record Entry(
        Area Area, string Folded, ImmutableArray<string> Names, string[] Words, string[] FullWords,
        string[] WordsWithin)
    {
        private const int FewestSigns = 4; // of the beginning of a name that may be written otherwise

        private readonly ImmutableArray<string> looseNames = [.. Names.Select(PlaceName.Loose).Distinct()];

        public static Entry Of(Area area, string nameWithin)
        {
            ImmutableArray<string> names = [.. new[]
                {
                    area.Name.Vi, area.Name.En, area.NameAscii, area.FullName.Vi, area.FullName.En,
                }
                .Select(PlaceName.Fold).Distinct()];
            return new Entry(
                area, PlaceName.Fold(area.Name.Vi), names, PlaceName.Words(area.Name.Vi),
                PlaceName.Words(area.FullName.Vi),
                PlaceName.Words(nameWithin));
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
            return start == 0 ? 3
                : start > 0 ? 4
                : IsNamedWithParents(wanted.Words) ? 5
                : LooseDistanceFrom(wanted.Loose);
        }

        private int LooseDistanceFrom(string wanted) => looseNames.Contains(wanted) ? 6
            : wanted.Length >= FewestSigns &&
                looseNames.Any(name => name.StartsWith(wanted, StringComparison.Ordinal)) ? 7
            : NoMatch;

        // At least the first word is the unit's own: "ha tinh" does not find what merely lies in Hà Tĩnh (under does).
        private bool IsNamedWithParents(string[] wanted) =>
            IndexOf(FullWords, wanted) == 0
                || (IndexOf(WordsWithin, wanted) is var start && start >= 0 && start < Words.Length);

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
