using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Verify;

/// <summary>A rule about single rows of the staged warehouse: data, no logic.</summary>
/// <param name="Code">Stable, <c>VERIFY_WHAT</c>.</param>
/// <param name="Severity">What a finding means for the load.</param>
/// <param name="What">What is the matter with the rows found.</param>
/// <param name="Remedy">What the operator can do.</param>
/// <param name="Tests">Where it is looked for.</param>
public sealed record RowRule(
    string Code, VerifySeverity Severity, Wording What, string Remedy, ImmutableArray<RowTest> Tests)
{
    /// <summary>Looks for rows that break the rule.</summary>
    /// <returns>Null when there is none.</returns>
    public VerifyFinding? Check(StagedWarehouse staged, VerifyOptions options, VerifyScope scope)
    {
        if (scope.Facts is { } changed && !scope.Broken.Contains(Code)
            && !Tests.Any(test => FromChanged(test, changed) is { } rows && Count(staged, test, rows) > 0))
        {
            return null;
        }

        var count = 0L;
        var examples = ImmutableArray.CreateBuilder<string>();
        foreach (var test in Tests)
        {
            var found = Find(staged, test, options.Examples);
            count += found.Count;
            examples.AddRange(found.Examples);
        }

        return count == 0
            ? null
            : new VerifyFinding(Code, Severity, What, Remedy, count, [.. examples.Take(options.Examples)]);
    }

    private static long Count(StagedWarehouse staged, RowTest test, string rows) =>
        staged.Query($"SELECT count(*) FROM {rows} WHERE {test.Where}", row => row.GetInt64(0))[0];

    private static (long Count, IEnumerable<string> Examples) Find(StagedWarehouse staged, RowTest test, int most)
    {
        var fact = test.Of ?? test.Table.Split(' ')[0];
        var label = test.Label ?? $"'{fact} ' || t.record_id";
        var order = test.Label is null ? "t.record_id" : "label"; // never the order of storage, which loads differ in
        var limit = Math.Max(most, 1).ToString(CultureInfo.InvariantCulture);
        var found = staged.Query(
            $"SELECT {label} AS label, count(*) OVER () FROM {From(test.Table)} WHERE {test.Where} "
                + $"ORDER BY {order} LIMIT {limit}",
            row => (Label: row.GetString(0), Count: row.GetInt64(1)));
        return found.Count == 0 ? (0, []) : (found[0].Count, found.Select(one => one.Label));
    }

    // Null when nothing changed that the test looks at.
    private static string? FromChanged(RowTest test, ImmutableHashSet<string> facts)
    {
        if (test.Fact is not { } fact)
        {
            return From(test.Table);
        }

        return !facts.Contains(fact) ? null : test.Changed ?? "unsorted_" + From(test.Table);
    }

    // The first word is the table itself; what follows are joins. A subquery names itself.
    private static string From(string table)
    {
        var parts = table.Split(' ', 2);
        return table.StartsWith('(') ? table : parts.Length == 1 ? $"{table} t" : $"{parts[0]} t {parts[1]}";
    }
}
