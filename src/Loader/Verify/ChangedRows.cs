using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Stage;

namespace Analytics.Loader.Verify;

/// <summary>The rows for which a test can have another outcome than in the former load: as they were and as they are.
/// </summary>
internal sealed class ChangedRows
{
    private readonly CheckQueries _queries;
    private readonly RowTest _test;
    private readonly string _before;
    private readonly string _after;

    private ChangedRows(CheckQueries queries, RowTest test, string before, string after) =>
        (_queries, _test, _before, _after) = (queries, test, test.From(before), test.From(after));

    /// <summary>The rows that were taken out and put in; of a test that compares rows also those beside them.</summary>
    public static ChangedRows Of(CheckQueries queries, RowTest test)
    {
        if (test.Together.IsEmpty)
        {
            return new(queries, test, $"gone_{test.Fact}", $"unsorted_{test.Fact}");
        }

        Gather(queries.Staged, test);
        return new(queries, test, "rows_before", "rows_after");
    }

    /// <summary>What there is now, from what there was.</summary>
    /// <param name="former">Rows that met the test, and the lowest ids of them.</param>
    /// <param name="needed">Ids that have to be known.</param>
    /// <param name="kept">Ids answered at most.</param>
    /// <returns>Null when too few of the lowest ids are known still, so that all rows have to be looked at.</returns>
    public (long Count, ImmutableArray<long> First)? CountOn(
        (long Count, ImmutableArray<long> First) former, int needed, int kept)
    {
        var (gone, goneIds) = former.Count == 0 ? (0, []) : Gone(former.First);
        var came = RuleCheck.Find(_queries, _test, _after, kept);
        var count = former.Count - gone + came.Count;
        if (count < 0)
        {
            return null;
        }

        // Of ids beyond the last that the former load kept nothing is known, unless it kept all.
        var whole = former.First.Length == former.Count;
        var last = whole ? long.MaxValue : former.First[^1];
        var left = former.First.ToList();
        goneIds.ForEach(id => left.Remove(id));
        ImmutableArray<long> first =
        [
            .. left.Concat(came.First).Where(id => whole || id < last).Order().Take(kept),
        ];
        return first.Length >= Math.Min(count, needed) ? (count, first) : null;
    }

    private (long Count, List<long> Ids) Gone(ImmutableArray<long> first)
    {
        var ids = string.Join(", ", first.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        var gone = _queries.Query(
            $"SELECT count(*), string_agg(t.record_id::VARCHAR, ' ') FILTER (WHERE t.record_id IN ({ids})) "
                + $"FROM {_before} WHERE {_test.Where}",
            row => (Count: row.GetInt64(0), Ids: row.IsDBNull(1) ? "" : row.GetString(1)))[0];
        return (gone.Count, [.. gone.Ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
            id => long.Parse(id, CultureInfo.InvariantCulture))]);
    }

    // All rows that agree in some columns with a row that came or went: no other can be compared with one of those.
    private static void Gather(StagedWarehouse staged, RowTest test)
    {
        var (gone, came) = ($"gone_{test.Fact}", $"unsorted_{test.Fact}");
        var keys = string.Join(", ", test.Together.Where(column => column != "year"));
        var columns = string.Join(", ", test.Together.Concat(test.Reads).Prepend("record_id").Distinct());
        var years = test.Together.Contains("year") ? ChangedYears.Condition(staged, test.Fact ?? "") : "true";
        staged.Run($"""
            CREATE OR REPLACE TEMP TABLE rows_touched AS SELECT {keys} FROM {gone} UNION SELECT {keys} FROM {came};
            CREATE OR REPLACE TEMP TABLE rows_after AS
            SELECT {columns} FROM {test.Fact} SEMI JOIN rows_touched USING ({keys}) WHERE {years};
            CREATE OR REPLACE TEMP TABLE rows_before AS
            (FROM rows_after ANTI JOIN {came} USING (record_id)) UNION ALL SELECT {columns} FROM {gone};
            """);
    }
}
