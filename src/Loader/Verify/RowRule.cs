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
    public VerifyFinding? Check(StagedWarehouse staged, VerifyOptions options)
    {
        var count = 0L;
        var examples = ImmutableArray.CreateBuilder<string>();
        foreach (var test in Tests)
        {
            var found = Count(staged, test);
            count += found;
            if (found > 0)
            {
                examples.AddRange(Examples(staged, test, options.Examples));
            }
        }

        return count == 0
            ? null
            : new VerifyFinding(Code, Severity, What, Remedy, count, [.. examples.Take(options.Examples)]);
    }

    private static long Count(StagedWarehouse staged, RowTest test) =>
        staged.Query($"SELECT count(*) FROM {From(test)} WHERE {test.Where}", row => row.GetInt64(0))[0];

    private static List<string> Examples(StagedWarehouse staged, RowTest test, int most)
    {
        var label = test.Label ?? $"'{test.Table.Split(' ')[0]} ' || t.record_id";
        var order = test.Label is null ? "t.record_id" : "label"; // never the order of storage, which loads differ in
        var limit = most.ToString(CultureInfo.InvariantCulture);
        return staged.Query(
            $"SELECT {label} AS label FROM {From(test)} WHERE {test.Where} ORDER BY {order} LIMIT {limit}",
            row => row.GetString(0));
    }

    // The first word is the table itself; what follows are joins.
    private static string From(RowTest test)
    {
        if (test.Table.StartsWith('('))
        {
            return test.Table; // a subquery names itself
        }

        var parts = test.Table.Split(' ', 2);
        return parts.Length == 1 ? $"{parts[0]} t" : $"{parts[0]} t {parts[1]}";
    }
}
