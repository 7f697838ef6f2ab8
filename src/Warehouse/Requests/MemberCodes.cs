using System.Globalization;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Finds the keys that a code of a dimension means.</summary>
internal sealed class MemberCodes(SnapshotDimensions dimensions, TimeFrame frame, AreaCodes areas, Findings findings)
{
    private const string NotSplit = "NOT_SPLIT";

    /// <summary>The keys of a code; none, and an error found, when it cannot be told.</summary>
    public IReadOnlyList<int> Resolve(Dimension dimension, string code) => dimension.Kind switch
    {
        DimensionKind.Area => [.. areas.Resolve(code, dimension.Level, null).Select(area => area.Key)],
        DimensionKind.Member => Members(dimension, code),
        DimensionKind.Span => Spans(dimension, code),
        _ => TimeKey(dimension.Kind, code) is { } key ? [key] : Unknown(dimension, code, []),
    };

    private IReadOnlyList<int> Members(Dimension dimension, string code)
    {
        var all = dimensions.Members(dimension.Name);
        var qualified = all.Where(one => Same(one.QualifiedCode, code)).ToList();
        var found = qualified.Count == 1 ? qualified : [.. all.Where(one => Same(one.Code, code))];
        if (found.Count > 1 && frame.Limit == TimeLimit.Period)
        {
            var inside = found.Where(one => frame.Touches(Validity(dimension, one))).ToList();
            found = inside.Count > 0 ? inside : found;
        }

        if (found.Count > 1 && found.Any(one => one.Code != NotSplit))
        {
            findings.Add(QueryErrors.AmbiguousProject(dimension.Name, code, found));
            return [];
        }

        return found.Count > 0
            ? [.. found.Select(one => one.Key)]
            : Unknown(dimension, code, [.. all.Select(one => one.Code).Distinct().Order(StringComparer.Ordinal)]);
    }

    private IReadOnlyList<int> Spans(Dimension dimension, string code)
    {
        var found = dimensions.Rows.Spans.Where(one => Same(one.Code, code)).Select(one => one.Key).ToList();
        return found.Count > 0 ? found : Unknown(dimension, code, [.. dimensions.Rows.Spans.Select(one => one.Code)]);
    }

    private Stretch Validity(Dimension dimension, Member member)
    {
        if (member.ValidFrom is null && member.ValidUntil is null && member.ParentKey is { } parentKey &&
            dimension.Parent is { } parentName && dimensions.Member(parentName, parentKey) is { } parent)
        {
            return new(parent.ValidFrom ?? DateOnly.MinValue, parent.ValidUntil ?? DateOnly.MaxValue);
        }

        return new(member.ValidFrom ?? DateOnly.MinValue, member.ValidUntil ?? DateOnly.MaxValue);
    }

    private int[] Unknown(Dimension dimension, string code, IReadOnlyList<string> known)
    {
        findings.Add(QueryErrors.UnknownCode(dimension.Name, code, known));
        return [];
    }

    private static int? TimeKey(DimensionKind kind, string code)
    {
        var parts = code.Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !PeriodWindows.IsYear(year))
        {
            return null;
        }

        var step = parts.Length == 2 && int.TryParse(
            parts[1].TrimStart('Q', 'q'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return kind switch
        {
            DimensionKind.Year when parts.Length == 1 => year,
            DimensionKind.Quarter when step is >= 1 and <= 4 => (year * 4) + step - 1,
            DimensionKind.Month when step is >= 1 and <= 12 => (year * 12) + step - 1,
            _ => null,
        };
    }

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
