using System.Globalization;

namespace Analytics.Loader.Stage;

/// <summary>The years of the rows of a fact that came or went in an incremental load.</summary>
internal static class ChangedYears
{
    /// <summary>A condition that skips the blocks of all others.</summary>
    /// <param name="staged">The warehouse with the rows that came and went beside it.</param>
    /// <param name="fact">Their fact.</param>
    /// <param name="column">What holds the year.</param>
    public static string Condition(StagedWarehouse staged, string fact, string column = "year")
    {
        var years = staged.Query(
            $"SELECT year::INTEGER FROM gone_{fact} UNION SELECT year::INTEGER FROM unsorted_{fact}",
            row => row.IsDBNull(0) ? (int?)null : row.GetInt32(0));
        var named = years.OfType<int>().Order().Select(year => year.ToString(CultureInfo.InvariantCulture)).ToList();
        string[] tests =
        [
            .. named.Count == 0 ? [] : new[] { $"{column} IN ({string.Join(", ", named)})" },
            .. years.Contains(null) ? new[] { $"{column} IS NULL" } : [],
        ];
        return tests.Length == 0 ? "false" : $"({string.Join(" OR ", tests)})";
    }
}
