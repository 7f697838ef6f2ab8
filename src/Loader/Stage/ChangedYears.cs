using System.Globalization;

namespace Analytics.Loader.Stage;

/// <summary>The years of the rows of a fact that came or went in an incremental load.</summary>
internal static class ChangedYears
{
    /// <summary>A condition on <c>year</c> that skips the blocks of all others.</summary>
    public static string Condition(StagedWarehouse staged, string fact)
    {
        var years = staged.Query(
            $"SELECT year::INTEGER FROM gone_{fact} UNION SELECT year::INTEGER FROM unsorted_{fact}",
            row => row.IsDBNull(0) ? (int?)null : row.GetInt32(0));
        var named = years.OfType<int>().Order().Select(year => year.ToString(CultureInfo.InvariantCulture)).ToList();
        string[] tests =
        [
            .. named.Count == 0 ? [] : new[] { $"year IN ({string.Join(", ", named)})" },
            .. years.Contains(null) ? new[] { "year IS NULL" } : [],
        ];
        return tests.Length == 0 ? "false" : $"({string.Join(" OR ", tests)})";
    }
}
