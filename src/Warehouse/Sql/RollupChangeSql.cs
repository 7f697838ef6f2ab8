using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes how a roll-up follows a change of its fact: rows taken out are subtracted, rows put in are added.
/// Qualifiers cannot be subtracted, so groups that lost some are summed up anew.</summary>
public static class RollupChangeSql
{
    /// <summary>Name of the temporary table with the keys of the groups to sum up anew.</summary>
    public static string AnewOf(Rollup rollup) => $"anew_{rollup.Name}";

    /// <summary>Statements that subtract rows.</summary>
    /// <param name="rollup">The roll-up.</param>
    /// <param name="rows">A table of the fact's form with the rows taken out.</param>
    public static string Subtract(Rollup rollup, string rows)
    {
        var lost = RollupSql.NumbersOf(rollup).Where(one => one.Known is not null)
            .Select(one => $"(r.{one.Column} IS NULL AND r.{one.Known} > 0)").Prepend("d.qualifier <> 0");
        return $"""
            CREATE TEMP TABLE delta AS {RollupSql.Sums(rollup, rows)};
            CREATE TEMP TABLE {AnewOf(rollup)} AS
            SELECT {Keys(rollup, "r")} FROM {rollup.Name} r JOIN delta d ON {Same(rollup)}
            WHERE {string.Join(" OR ", lost)};
            CREATE TEMP TABLE merged AS
            SELECT {Keys(rollup, "r")}, {Numbers(rollup, Less)} FROM {rollup.Name} r JOIN delta d ON {Same(rollup)};
            {Replace(rollup)}
            """;
    }

    /// <summary>Statements that add rows.</summary>
    /// <param name="rollup">The roll-up.</param>
    /// <param name="rows">A table of the fact's form with the rows put in.</param>
    public static string Add(Rollup rollup, string rows) => $"""
        CREATE TEMP TABLE delta AS {RollupSql.Sums(rollup, rows)};
        CREATE TEMP TABLE merged AS
        SELECT {Keys(rollup, "d")}, {Numbers(rollup, More)} FROM delta d LEFT JOIN {rollup.Name} r ON {Same(rollup)};
        {Replace(rollup)}
        """;

    /// <summary>Statements that sum up anew, from the records, the groups that need it; after
    /// <see cref="Subtract"/> and <see cref="Add"/>.</summary>
    public static string Renew(Fact fact, Rollup rollup)
    {
        var keys = string.Join(", ", rollup.Keys.Select(key => $"{RollupSql.KeyOf(key)} AS {key}"));
        var others = $"SELECT {keys}, * EXCLUDE ({string.Join(", ", rollup.Keys)}) FROM {fact.Name}";
        var numbers = string.Join(", ", RollupSql.NumbersOf(rollup).Select(one => $"{one.OfRecords} AS {one.Column}"));
        return $"""
            CREATE TEMP TABLE delta AS SELECT DISTINCT * FROM {AnewOf(rollup)};
            CREATE TEMP TABLE merged AS
            SELECT {Keys(rollup, "r")}, {numbers} FROM ({others}) r SEMI JOIN delta d ON {Same(rollup)}
            GROUP BY {Keys(rollup, "r")};
            {Replace(rollup)}
            DROP TABLE {AnewOf(rollup)};
            """;
    }

    // The groups of delta leave; what is left of them comes back.
    private static string Replace(Rollup rollup) => $"""
        DELETE FROM {rollup.Name} r USING delta d WHERE {Same(rollup)};
        INSERT INTO {rollup.Name} FROM merged WHERE {Rollup.Records} > 0;
        DROP TABLE delta;
        DROP TABLE merged;
        """;

    private static string Numbers(Rollup rollup, Func<RollupNumber, string> change) =>
        string.Join(", ", RollupSql.NumbersOf(rollup).Select(one => $"{change(one)} AS {one.Column}"));

    private static string Less(RollupNumber one) => one switch
    {
        { Column: RollupNumber.Qualifier } => "r.qualifier",
        { Known: { } known } =>
            $"CASE WHEN r.{known} > d.{known} THEN r.{one.Column} - coalesce(d.{one.Column}, 0) END",
        _ => $"r.{one.Column} - d.{one.Column}",
    };

    private static string More(RollupNumber one) => one switch
    {
        { Column: RollupNumber.Qualifier } => "d.qualifier | coalesce(r.qualifier, 0)",
        { Known: { } known } =>
            $"CASE WHEN coalesce(r.{known}, 0) + d.{known} > 0 THEN "
            + $"TRY_CAST(coalesce(r.{one.Column}, 0)::HUGEINT + coalesce(d.{one.Column}, 0) AS BIGINT) END",
        _ => $"coalesce(r.{one.Column}, 0) + d.{one.Column}",
    };

    private static string Same(Rollup rollup) =>
        string.Join(" AND ", rollup.Keys.Select(key => $"r.{key} IS NOT DISTINCT FROM d.{key}"));

    private static string Keys(Rollup rollup, string of) =>
        string.Join(", ", rollup.Keys.Select(key => $"{of}.{key}"));
}
