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
        var kept = site.IsAlternative
            ? await asked.MoreRecordsAsync(asked.Request, site.Replace(corrected))
            : await asked.RecordsAsync(site.Replace(new Filter.Codes(dimension) { IsNull = true }));
        return kept == 0 ? null : Finding.Warn(
            "NULLS_KEPT",
            $"{dimension}: phép loại trừ vẫn giữ {kept} bản ghi không có {dimension}.",
            $"{dimension}: what is excluded still keeps {Counted.Of(kept, "record")} without {One(dimension)}.",
            site.Replace(corrected));
    }

    private static async Task<Finding?> LeftOutAsync(
        AnsweredQuestion asked, FilterSite site, Filter.Codes test, bool leavesMissing)
    {
        var corrected = site.Replace(new Filter.And([]));
        var left = site.IsAlternative
            ? await asked.MoreRecordsAsync(corrected, asked.Request)
            : await asked.RecordsAsync(site.Replace(test with { IsNull = leavesMissing }));
        var (vi, en) = leavesMissing ? ("không có", "without") : ("có", "with");
        return left == 0 ? null : Finding.Tell(
            "MEMBERS_HIDDEN",
            $"{test.Dimension}: điều kiện isNull bỏ qua {left} bản ghi {vi} {test.Dimension}.",
            $"{test.Dimension}: isNull leaves out {Counted.Of(left, "record")} {en} {One(test.Dimension)}.",
            corrected);
    }

    private static async Task<Finding?> NotSplitAsync(AnsweredQuestion asked, FilterSite site, Filter.Codes test)
    {
        if (NotSplit.Of(test, asked) is not { } others)
        {
            return null;
        }

        var corrected = site.Replace(others is Filter.Codes { In: { } codes }
            ? test with { In = [.. test.In ?? [], .. codes] }
            : new Filter.Or([test, .. others is Filter.Or any ? any.Items : [others]]));
        var left = site.IsAlternative
            ? await asked.MoreRecordsAsync(corrected, asked.Request)
            : await asked.RecordsAsync(site.Replace(others));
        return left == 0 ? null : Finding.Warn(
            "NOT_SPLIT_HIDDEN",
            $"{test.Dimension}: {left} bản ghi không tách theo {test.Dimension} bị bỏ qua; một phần có thể "
                + "thuộc các mã được hỏi.",
            $"{test.Dimension}: {Counted.Of(left, "record")} not split by {test.Dimension} left out; some of that may "
                + "belong to the codes asked.",
            corrected);
    }

    private static string One(string dimension) =>
        (dimension[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + dimension;
}
