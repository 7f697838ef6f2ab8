using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Records that are not split by a dimension and may therefore belong to members that are asked.</summary>
internal static class NotSplit
{
    private const string Code = "NOT_SPLIT";

    /// <summary>The filter that takes what may belong to the members that a test names; null where the dimension knows
    /// no such records, or the test names them itself.</summary>
    public static Filter? Of(Filter.Codes test, AnsweredQuestion asked)
    {
        var codes = test.In ?? [];
        var members = asked.Dimensions.Members(test.Dimension);
        var named = members.Where(one => codes.Any(code => Same(code, one.Code) || Same(code, one.QualifiedCode)))
            .ToList();
        var others = members.Where(one => one.Code == Code && !named.Contains(one))
            .Where(one => one.ParentKey is null || named.Any(member => member.ParentKey == one.ParentKey))
            .Where(one => !(test.NotIn ?? []).Any(code => Same(code, one.Code) || Same(code, one.QualifiedCode)))
            .Select(one => one.QualifiedCode).ToImmutableArray();
        if (others.IsEmpty)
        {
            return null;
        }

        var unsplit = new Filter.Codes(test.Dimension) { In = others };
        return asked.Model.FindDimension(test.Dimension) is { Parent: { } parent }
            ? Within(unsplit, named, parent, asked)
            : unsplit;
    }

    /// <summary>What is not split by project can be of a project of its own programme alone, and what is not split by
    /// sub-project of one of its own project, where that is known.</summary>
    private static Filter Within(
        Filter.Codes unsplit, List<Member> named, string parent, AnsweredQuestion asked)
    {
        var above = named.Where(one => one.ParentKey is not null)
            .Select(one => asked.Dimensions.Member(parent, one.ParentKey ?? 0)).OfType<Member>().Distinct().ToList();
        if (asked.Model.FindDimension(parent)?.Parent is not { } top)
        {
            return Any([.. above.Select(one => All(unsplit, new Filter.Programme(one.Code)))], unsplit);
        }

        var unknown = asked.Dimensions.Members(parent).Where(one => one.Code == Code)
            .Select(one => one.QualifiedCode).ToList();
        var branches = above.GroupBy(one => one.ParentKey)
            .Select(group => (Top: asked.Dimensions.Member(top, group.Key ?? 0), Codes: group))
            .Where(one => one.Top is not null)
            .Select(one => All(
                unsplit,
                new Filter.Codes(parent) { In = [.. one.Codes.Select(member => member.QualifiedCode), .. unknown] },
                new Filter.Programme(one.Top!.Code))); // those without are filtered out
        return Any([.. branches], unsplit);
    }

    private static Filter All(params ImmutableArray<Filter> items) => new Filter.And(items);

    private static Filter Any(ImmutableArray<Filter> items, Filter none) =>
        items.IsEmpty ? none : items.Length == 1 ? items[0] : new Filter.Or(items);

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
