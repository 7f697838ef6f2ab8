using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells keys of one snapshot in those of another, by the identity of the members.</summary>
internal sealed class KeyTranslation(SnapshotDimensions from, SnapshotDimensions to)
{
    private readonly Lazy<Dictionary<object, int>> _areas = new(() => to.Areas
        .DistinctBy(IdentityOf).ToDictionary(IdentityOf, area => area.Key));

    private readonly Dictionary<string, Dictionary<string, int>> _members = new(StringComparer.Ordinal);

    /// <summary>The keys of a group; null where one of its members does not exist there.</summary>
    public GroupKeys? Of(ImmutableArray<Dimension> grain, Numbers numbers, int row)
    {
        var keys = ImmutableArray.CreateBuilder<int?>(grain.Length);
        for (var place = 0; place < grain.Length; place++)
        {
            var key = numbers.Keys(place)[row];
            var told = key is { } known ? Of(grain[place], known) : null;
            if (key is not null && told is null)
            {
                return null;
            }

            keys.Add(told);
        }

        return new(keys.MoveToImmutable());
    }

    private int? Of(Dimension dimension, int key)
    {
        switch (dimension.Kind)
        {
            case DimensionKind.Area:
                return from.Area(key) is { } area && _areas.Value.TryGetValue(IdentityOf(area), out var unit)
                    ? unit : null;
            case DimensionKind.Member:
                return from.Member(dimension.Name, key) is { } member &&
                    MembersOf(dimension.Name).TryGetValue(member.QualifiedCode, out var other) ? other : null;
            case DimensionKind.Span:
                return from.Span(key) is { } span
                    ? to.Rows.Spans.Where(one => one.Code == span.Code).Select(one => (int?)one.Key).FirstOrDefault()
                    : null;
            default:
                return key; // the keys of periods are the periods
        }
    }

    private Dictionary<string, int> MembersOf(string dimension)
    {
        if (!_members.TryGetValue(dimension, out var members))
        {
            _members[dimension] = members = to.Members(dimension)
                .ToDictionary(one => one.QualifiedCode, one => one.Key, StringComparer.Ordinal);
        }

        return members;
    }

    /// <summary>Code and validity; units without a code are told by their full name.</summary>
    private static object IdentityOf(Area area) => (area.Level, area.Code ?? area.FullName.Vi, area.ValidFrom);
}
