using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes how a roll-up is made from its fact.</summary>
public static class RollupSql
{
    /// <summary>The statement that fills an empty roll-up, its rows in the order of its keys.</summary>
    public static string Fill(Fact fact, Rollup rollup)
    {
        var keys = Enumerable.Range(1, rollup.Keys.Length).ToList();
        var items = rollup.Keys.Select(KeyOf).Concat(NumbersOf(rollup).Select(one => one.OfRecords));
        var order = keys.Select(key => $"{key} NULLS FIRST");
        return $"INSERT INTO {rollup.Name}\nSELECT {string.Join(", ", items)}\nFROM {fact.Name}\n" +
            $"GROUP BY {string.Join(", ", keys)}\nORDER BY {string.Join(", ", order)}";
    }

    /// <summary>A statement that counts the members of a key whose numbers differ between a fact and its
    /// roll-up.</summary>
    public static string Differences(Fact fact, Rollup rollup, string key)
    {
        var numbers = NumbersOf(rollup).ToList();
        var records = $"SELECT {KeyOf(key)}, {string.Join(", ", numbers.Select(one => one.OfRecords))} " +
            $"FROM {fact.Name} GROUP BY 1";
        var sums = $"SELECT {key}, {string.Join(", ", numbers.Select(one => one.OfRows))} " +
            $"FROM {rollup.Name} GROUP BY 1";
        return $"SELECT count(DISTINCT coalesce(member::VARCHAR, '-')) FROM (({records} EXCEPT {sums}) " +
            $"UNION ALL ({sums} EXCEPT {records})) AS differences(member, {Names(numbers.Count)})";
    }

    /// <summary>The key of a record in a roll-up. Its extent is widened to whole months, so that a period of whole
    /// months holds or touches the one exactly when it does the other.</summary>
    private static string KeyOf(string key) => key switch
    {
        Rollup.From => "date_trunc('month', period_from)::DATE",
        Rollup.Until => "(date_trunc('month', period_until - 1) + INTERVAL 1 MONTH)::DATE",
        _ => key,
    };

    /// <summary>Each number as an aggregate of records and of rows of the roll-up. A sum that does not fit is missing,
    /// so that Verify finds it.</summary>
    private static IEnumerable<(string OfRecords, string OfRows)> NumbersOf(Rollup rollup)
    {
        yield return ("count(*)", $"sum({Rollup.Records})");
        yield return ("bit_or(qualifier)", "bit_or(qualifier)");
        foreach (var column in rollup.Sums.Columns)
        {
            yield return (Big($"sum({column})"), $"sum({Rollup.SumOf(column)})");
            yield return ($"count({column})", $"sum({Rollup.KnownOf(column)})");
        }

        foreach (var (one, other) in rollup.Sums.Pairs)
        {
            yield return (Beside(one, other), $"sum({Rollup.Beside(one, other)})");
            yield return (Beside(other, one), $"sum({Rollup.Beside(other, one)})");
            yield return ($"count({one}) FILTER (WHERE {other} IS NOT NULL)", $"sum({Rollup.Both(one, other)})");
        }
    }

    private static string Beside(string column, string other) =>
        Big($"sum({column}) FILTER (WHERE {other} IS NOT NULL)");

    private static string Big(string sum) => $"TRY_CAST({sum} AS BIGINT)";

    private static string Names(int count) => string.Join(", ", Enumerable.Range(1, count).Select(one => $"n{one}"));
}
