using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Filters that keep or leave out more than they seem to.</summary>
internal static class HiddenMembers
{
    /// <summary>NULLS_KEPT, MEMBERS_HIDDEN and NOT_SPLIT_HIDDEN, for each test that has such records.</summary>
    public static async Task<List<Finding>> FindAsync(AnsweredQuestion asked)
    {
        var findings = new List<Finding>();
        foreach (var site in FilterSite.Of(asked.Request))
        {
            var finding = site.Test switch
            {
                Filter.Codes { NotIn: not null, IsNull: null } test => await KeptAsync(
                    asked, test.Dimension, site, test with { IsNull = false }),
                Filter.Not { Item: Filter.Codes { In: not null } test } not => await KeptAsync(
                    asked, test.Dimension, site,
                    new Filter.And([not, new Filter.Codes(test.Dimension) { IsNull = false }])),
                Filter.Codes { In: null, NotIn: null, IsNull: { } missing } test =>
                    await LeftOutAsync(asked, site, test, !missing),
                Filter.Codes { In: not null } test => await NotSplitAsync(asked, site, test),
                _ => null,
            };
            findings.AddRange(finding is null ? [] : [finding]);
        }

        return findings;
    }

    private static async Task<Finding?> KeptAsync(
        AnsweredQuestion asked, string dimension, FilterSite site, Filter corrected)
    {
        var kept = await asked.RecordsAsync(site.Replace(new Filter.Codes(dimension) { IsNull = true }));
        return kept == 0 ? null : Finding.Warn(
            "NULLS_KEPT",
            $"{dimension}: phép loại trừ vẫn giữ {kept} bản ghi không có {dimension}.",
            $"{dimension}: what is excluded still keeps {Counted.Of(kept, "record")} without a {dimension}.",
            site.Replace(corrected));
    }

    private static async Task<Finding?> LeftOutAsync(
        AnsweredQuestion asked, FilterSite site, Filter.Codes test, bool leavesMissing)
    {
        var other = test with { IsNull = leavesMissing };
        var left = await asked.RecordsAsync(site.Replace(other));
        var (vi, en) = leavesMissing ? ("không có", "without") : ("có", "with");
        return left == 0 ? null : Finding.Tell(
            "MEMBERS_HIDDEN",
            $"{test.Dimension}: điều kiện isNull bỏ qua {left} bản ghi {vi} {test.Dimension}.",
            $"{test.Dimension}: isNull leaves out {Counted.Of(left, "record")} {en} a {test.Dimension}.",
            site.Replace(new Filter.And([])));
    }

    private static async Task<Finding?> NotSplitAsync(AnsweredQuestion asked, FilterSite site, Filter.Codes test)
    {
        var codes = test.In ?? [];
        var members = asked.Dimensions.Members(test.Dimension);
        var named = members.Where(one => codes.Any(code => Same(code, one.Code) || Same(code, one.QualifiedCode)))
            .ToList();
        var others = members.Where(one => one.Code == "NOT_SPLIT" && !named.Contains(one))
            .Where(one => one.ParentKey is null || named.Any(member => member.ParentKey == one.ParentKey))
            .Select(one => one.QualifiedCode).ToList();
        if (others.Count == 0)
        {
            return null;
        }

        var left = await asked.RecordsAsync(site.Replace(new Filter.Codes(test.Dimension) { In = [.. others] }));
        return left == 0 ? null : Finding.Warn(
            "NOT_SPLIT_HIDDEN",
            $"{test.Dimension}: {left} bản ghi không tách theo {test.Dimension} bị bỏ qua; một phần có thể "
                + "thuộc các mã được hỏi.",
            $"{test.Dimension}: {Counted.Of(left, "record")} not split by {test.Dimension} left out; some of that may "
                + "belong to the codes asked.",
            site.Replace(test with { In = [.. codes, .. others] }));
    }

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
