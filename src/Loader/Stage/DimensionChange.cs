using System.Collections.Immutable;
using Analytics.Loader.Shape;

namespace Analytics.Loader.Stage;

/// <summary>What changed beside the facts, as far as rows of facts depend on it.</summary>
internal sealed record DimensionChange
{
    /// <summary>Why the change cannot be followed row by row; null when it can.</summary>
    public string? TooDeep { get; private init; }

    /// <summary>Keys of units whose records are to be shaped anew.</summary>
    public required ImmutableArray<int> Areas { get; init; }

    /// <summary>Keys of members, by dimension, whose records are to be shaped anew.</summary>
    public required ImmutableDictionary<string, ImmutableArray<int>> Members { get; init; }

    /// <summary>Former and new keys of members, by dimension, that are the same members in another place of the
    /// order.</summary>
    public required ImmutableDictionary<string, ImmutableDictionary<int, int>> Moved { get; init; }

    /// <summary>Compares the former load with this one.</summary>
    public static DimensionChange Between(FormerDimensions former, ShapeContext shape)
    {
        var members = shape.Members.Rows.GroupBy(row => (row.Dimension, row.QualifiedCode))
            .ToDictionary(group => group.Key, group => group.First());
        return new()
        {
            TooDeep = ReasonOf(former, shape, members),
            Areas = [.. ChangedAreas(former.Areas, FormerArea.Of(shape))],
            Members = former.Members.Where(member => !members.TryGetValue(member.Key, out var now)
                    || (member.Key.Dimension == "povertyStandard" && !SameTime(member.Value, now)))
                .GroupBy(member => member.Key.Dimension, member => member.Value.Key)
                .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray()),
            Moved = former.Members
                .Where(member => members.TryGetValue(member.Key, out var now) && now.MemberKey != member.Value.Key)
                .GroupBy(member => member.Key.Dimension)
                .ToImmutableDictionary(group => group.Key, group => group.ToImmutableDictionary(
                    member => member.Value.Key, member => (int)members[member.Key].MemberKey)),
        };
    }

    private static string? ReasonOf(
        FormerDimensions former, ShapeContext shape, Dictionary<(string, string), MemberRow> members)
    {
        var records = shape.Areas.Records.ToDictionary(record => record.AreaKey, record => record.RecordId);
        if (former.AreaRecords.Any(record => !records.TryGetValue(record.Key, out var now) || now != record.Value))
        {
            return "units were added between others or removed";
        }

        var programmes = shape.Members["programme"].Rows;
        var before = former.Members.Where(member => member.Key.Dimension == "programme").ToList();
        return before.Count != programmes.Length
            || before.Any(member => !members.TryGetValue(member.Key, out var now) || !SameTime(member.Value, now))
                ? "programme periods changed"
                : null;
    }

    private static IEnumerable<int> ChangedAreas(
        ImmutableDictionary<int, FormerArea> before, Dictionary<int, FormerArea> now)
    {
        var known = new Dictionary<int, bool>();
        bool Changed(int key, int depth)
        {
            if (!known.TryGetValue(key, out var changed))
            {
                changed = !before.TryGetValue(key, out var former) || !now.TryGetValue(key, out var current)
                    || former with { ValidUntil = null } != current with { ValidUntil = null }
                    || EndOf(before, former.RegionKey) != EndOf(now, current.RegionKey)
                    || (current.ParentKey is { } parent && depth < 8 && Changed(parent, depth + 1));
                known[key] = changed;
            }

            return changed;
        }

        return before.Keys.Where(key => Changed(key, 0)).Order();
    }

    private static DateOnly? EndOf(IReadOnlyDictionary<int, FormerArea> areas, int? region) =>
        region is { } key && areas.TryGetValue(key, out var area) ? area.ValidUntil : null;

    private static bool SameTime(FormerMember former, MemberRow now) =>
        (former.ValidFrom, former.ValidUntil) == (now.ValidFrom, now.ValidUntil);
}
