using System.Collections.Immutable;
using System.Globalization;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Verify;

/// <summary>Looks for rows that break rules. Where few rows changed it counts on from the former load: less the rows
/// that were taken out, plus those that were put in.</summary>
internal sealed class RuleCheck(CheckQueries queries, int examples, VerifyScope scope)
{
    private const int Spare = 50; // ids kept beyond the examples, so that mending some needs no new search

    private readonly ImmutableArray<BrokenRows>.Builder _broken = ImmutableArray.CreateBuilder<BrokenRows>();

    /// <summary>What the next load needs to count on from here.</summary>
    public ImmutableArray<BrokenRows> Broken => _broken.ToImmutable();

    /// <summary>Looks for rows that break a rule.</summary>
    /// <returns>Null when there is none.</returns>
    public VerifyFinding? Check(RowRule rule)
    {
        var count = 0L;
        var labels = new List<string>();
        foreach (var (index, test) in rule.Tests.Index())
        {
            var found = IsOfRecords(test) ? OfRecords(rule, index) : OfOthers(rule, test);
            count += found.Count;
            labels.AddRange(found.Labels);
        }

        return count == 0
            ? null
            : new VerifyFinding(
                rule.Code, rule.Severity, rule.What, rule.Remedy, count, [.. labels.Take(examples)]);
    }

    /// <summary>Asks ahead about the records of a fact.</summary>
    public void Ahead(RowRule rule, string fact)
    {
        foreach (var test in rule.Tests.Where(test => test.Fact == fact && IsOfRecords(test)))
        {
            Find(queries, test, test.From(), Kept);
        }
    }

    private int Kept => examples + Spare;

    private static bool IsOfRecords(RowTest test) =>
        test.Label is null && WarehouseSchema.Star.Facts.Any(fact => fact.Name == test.Fact);

    private (long Count, IEnumerable<string> Labels) OfRecords(RowRule rule, int index)
    {
        var test = rule.Tests[index];
        var now = CountOn(rule, index) ?? Find(queries, test, test.From(), Kept);
        if (now.Count > 0)
        {
            _broken.Add(new(rule.Code, index, test.Digest, now.Count, now.First));
        }

        return (now.Count, now.First.Take(examples).Select(
            id => string.Create(CultureInfo.InvariantCulture, $"{test.Fact} {id}")));
    }

    // Null when every row has to be looked at.
    private (long Count, ImmutableArray<long> First)? CountOn(RowRule rule, int index)
    {
        var test = rule.Tests[index];
        var former = scope.Broken.FirstOrDefault(one => one.Rule == rule.Code && one.Test == index);
        if (scope.Facts is not { } facts ||
            (former is not null && (former.Digest != test.Digest || former.First.IsEmpty)))
        {
            return null;
        }

        var before = former is null ? (0L, []) : (former.Count, former.First);
        return test.Fact is { } fact && facts.Contains(fact)
            ? ChangedRows.Of(queries, test).CountOn(before, Math.Max(examples, 1), Kept)
            : before;
    }

    // Rules about units, or about reviews as a whole, are not looked at again while these are the same, unless there is
    // something to tell.
    private (long Count, IEnumerable<string> Labels) OfOthers(RowRule rule, RowTest test)
    {
        if (scope.Facts is { } facts && test.Fact is { } fact && !facts.Contains(fact)
            && !scope.Codes.Contains(rule.Code))
        {
            return (0, []);
        }

        var most = Math.Max(examples, 1).ToString(CultureInfo.InvariantCulture);
        var found = queries.Query(
            $"SELECT {test.Label} AS label, count(*) OVER () FROM {test.From()} WHERE {test.Where} "
                + $"ORDER BY label LIMIT {most}", // never the order of storage, which loads differ in
            row => (Label: row.GetString(0), Count: row.GetInt64(1)));
        return found.Count == 0 ? (0, []) : (found[0].Count, found.Select(one => one.Label));
    }

    /// <summary>Counts the rows that meet a test.</summary>
    /// <param name="queries">The warehouse.</param>
    /// <param name="test">The test.</param>
    /// <param name="from">What is read.</param>
    /// <param name="kept">Ids answered, the lowest.</param>
    internal static (long Count, ImmutableArray<long> First) Find(
        CheckQueries queries, RowTest test, string from, int kept)
    {
        var found = queries.Query(
            $"SELECT t.record_id, count(*) OVER () FROM {from} WHERE {test.Where} ORDER BY 1 LIMIT "
                + kept.ToString(CultureInfo.InvariantCulture),
            row => (Id: row.GetInt64(0), Count: row.GetInt64(1)));
        return found.Count == 0 ? (0, []) : (found[0].Count, [.. found.Select(one => one.Id)]);
    }
}
