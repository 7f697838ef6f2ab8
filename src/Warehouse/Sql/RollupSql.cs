using System.Collections.Immutable;
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

    /// <summary>The rows of a roll-up as they follow from records, named as its columns.</summary>
    /// <param name="rollup">The roll-up.</param>
    /// <param name="records">A table of the fact's form.</param>
    internal static string Sums(Rollup rollup, string records)
    {
        var items = rollup.Keys.Select(key => $"{KeyOf(key)} AS {key}")
            .Concat(NumbersOf(rollup).Select(one => $"{one.OfRecords} AS {one.Column}"));
        var keys = Enumerable.Range(1, rollup.Keys.Length);
        return $"SELECT {string.Join(", ", items)} FROM {records} GROUP BY {string.Join(", ", keys)}";
    }

    /// <summary>A statement that counts the members of a key whose numbers differ between a fact and its roll-ups: one
    /// row for each roll-up with a difference, its name and the count. The records are read once.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="rollups">Those of its roll-ups that have the key; their numbers are the same.</param>
    /// <param name="key">The key.</param>
    /// <param name="where">Limits all, by a condition on keys that they have as they are.</param>
    public static string Differences(Fact fact, ImmutableArray<Rollup> rollups, string key, string where = "true")
    {
        var numbers = NumbersOf(rollups[0]).ToList();
        var sums = $"{key}, {string.Join(", ", numbers.Select(one => one.OfRows))}";
        var each = rollups.Select(rollup => $"SELECT '{rollup.Name}', count(DISTINCT coalesce(member::VARCHAR, '-')) " +
            $"FROM ((FROM records EXCEPT SELECT {sums} FROM {rollup.Name} WHERE {where} GROUP BY 1) UNION ALL " +
            $"(SELECT {sums} FROM {rollup.Name} WHERE {where} GROUP BY 1 EXCEPT FROM records)) " +
            $"AS differences(member, {Names(numbers.Count)}) HAVING count(*) > 0");
        return $"WITH records AS MATERIALIZED (SELECT {KeyOf(key)}, " +
            $"{string.Join(", ", numbers.Select(one => one.OfRecords))} FROM {fact.Name} WHERE {where} GROUP BY 1)\n" +
            string.Join("\nUNION ALL\n", each);
    }

    /// <summary>Every row of a roll-up: its keys as INTEGER, days as their number since the first day of the year 1,
    /// then its numbers as BIGINT, in the order of its columns.</summary>
    public static string Rows(Rollup rollup)
    {
        var items = rollup.Columns.Select(column => !rollup.Keys.Contains(column.Name) ? $"{column.Name}::BIGINT"
            : column.Type == ColumnType.Date ? $"({column.Name} - {Literal.Of(DateOnly.MinValue)})::INTEGER"
            : $"{column.Name}::INTEGER");
        return $"SELECT {string.Join(", ", items)}\nFROM {rollup.Name}";
    }

    /// <summary>The key of a record in a roll-up. Its extent is widened to whole months, so that a period of whole
    /// months holds or touches the one exactly when it does the other.</summary>
    internal static string KeyOf(string key) => key switch
    {
        Rollup.From => "date_trunc('month', period_from)::DATE",
        Rollup.Until => "(date_trunc('month', period_until - 1) + INTERVAL 1 MONTH)::DATE",
        _ => key,
    };

    /// <summary>Every number of a roll-up, in the order of its columns. A sum that does not fit is missing, so that
    /// Verify finds it.</summary>
    internal static IEnumerable<RollupNumber> NumbersOf(Rollup rollup)
    {
        yield return new(Rollup.Records, "count(*)", $"sum({Rollup.Records})", null);
        yield return new(RollupNumber.Qualifier, "bit_or(qualifier)", "bit_or(qualifier)", null);
        foreach (var column in rollup.Sums.Columns)
        {
            yield return Sum(Rollup.SumOf(column), $"sum({column})", Rollup.KnownOf(column));
            yield return Count(Rollup.KnownOf(column), $"count({column})");
        }

        foreach (var (one, other) in rollup.Sums.Pairs)
        {
            var both = Rollup.Both(one, other);
            yield return Sum(Rollup.Beside(one, other), $"sum({one}) FILTER (WHERE {other} IS NOT NULL)", both);
            yield return Sum(Rollup.Beside(other, one), $"sum({other}) FILTER (WHERE {one} IS NOT NULL)", both);
            yield return Count(both, $"count({one}) FILTER (WHERE {other} IS NOT NULL)");
        }
    }

    private static RollupNumber Sum(string column, string sum, string known) =>
        new(column, $"TRY_CAST({sum} AS BIGINT)", $"sum({column})", known);

    private static RollupNumber Count(string column, string count) => new(column, count, $"sum({column})", null);

    private static string Names(int count) => string.Join(", ", Enumerable.Range(1, count).Select(one => $"n{one}"));
}
