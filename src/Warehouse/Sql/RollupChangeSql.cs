using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes how a roll-up follows a change of its fact: rows taken out are subtracted, rows put in are added.
/// Qualifiers cannot be subtracted, so groups that lost some combine theirs anew. A sum that did not fit stays missing,
/// which Verify finds.</summary>
public static class RollupChangeSql
{
    /// <summary>Name of the temporary table with the keys of the groups whose qualifiers are to be combined
    /// anew.</summary>
    public static string AnewOf(Rollup rollup) => $"anew_{rollup.Name}";

    /// <summary>Statements that subtract rows.</summary>
    /// <param name="rollup">The roll-up.</param>
    /// <param name="rows">A table of the fact's form with the rows taken out.</param>
    /// <param name="where">A condition on keys of the roll-up, called <c>r</c>, that holds for all groups concerned:
    /// other blocks are not read.</param>
    public static string Subtract(Rollup rollup, string rows, string where) => $"""
        CREATE TEMP TABLE delta AS {RollupSql.Sums(rollup, rows)};
        CREATE TEMP TABLE {AnewOf(rollup)} AS
        SELECT {Keys(rollup, "d")} FROM delta d WHERE d.qualifier <> 0;
        CREATE TEMP TABLE merged AS
        SELECT {Keys(rollup, "r")}, {Numbers(rollup, Less)} FROM {rollup.Name} r
        JOIN delta d ON {Same(rollup)} AND {where};
        {Replace(rollup, where)}
        """;

    /// <summary>Statements that add rows.</summary>
    /// <param name="rollup">The roll-up.</param>
    /// <param name="rows">A table of the fact's form with the rows put in.</param>
    /// <param name="where">A condition as that of <see cref="Subtract"/>.</param>
    public static string Add(Rollup rollup, string rows, string where) => $"""
        CREATE TEMP TABLE delta AS {RollupSql.Sums(rollup, rows)};
        CREATE TEMP TABLE merged AS
        SELECT {Keys(rollup, "d")}, {Numbers(rollup, More)} FROM delta d
        LEFT JOIN {rollup.Name} r ON {Same(rollup)} AND {where};
        {Replace(rollup, where)}
        """;

    /// <summary>A statement that gathers the records from which qualifiers are combined anew: those that have
    /// one.</summary>
    /// <param name="fact">The fact, its rows put in.</param>
    /// <param name="where">A condition as that of <see cref="Subtract"/>, on keys of all its roll-ups.</param>
    public static string Qualified(Fact fact, string where) => $"""
        CREATE TEMP TABLE {QualifiedOf(fact)} AS
        SELECT {string.Join(", ", KeysOf(fact))}, qualifier FROM {fact.Name} r
        WHERE qualifier <> 0 AND {where}
        """;

    /// <summary>Statements that combine qualifiers anew where rows with some were taken out; after
    /// <see cref="Subtract"/>, <see cref="Add"/> and <see cref="Qualified"/>.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="rollup">The roll-up.</param>
    /// <param name="where">A condition as that of <see cref="Subtract"/>.</param>
    public static string Renew(Fact fact, Rollup rollup, string where)
    {
        var keys = string.Join(", ", rollup.Keys.Select(key => $"{RollupSql.KeyOf(key)} AS {key}"));
        return $"""
            CREATE TEMP TABLE merged AS
            SELECT {Keys(rollup, "r")}, bit_or(r.qualifier) AS bits
            FROM (SELECT {keys}, qualifier FROM {QualifiedOf(fact)}) r
            SEMI JOIN {AnewOf(rollup)} d ON {Same(rollup)} GROUP BY {Keys(rollup, "r")};
            CREATE TEMP TABLE delta AS
            SELECT {Keys(rollup, "d")}, coalesce(r.bits, 0)::TINYINT AS bits
            FROM {AnewOf(rollup)} d LEFT JOIN merged r ON {Same(rollup)};
            UPDATE {rollup.Name} AS r SET qualifier = d.bits FROM delta d WHERE {Same(rollup)} AND {where};
            DROP TABLE delta;
            DROP TABLE merged;
            DROP TABLE {AnewOf(rollup)};
            """;
    }

    private static string QualifiedOf(Fact fact) => $"qualified_{fact.Name}";

    private static IEnumerable<string> KeysOf(Fact fact) =>
        fact.Rollups.SelectMany(rollup => rollup.Keys).Distinct();

    // The groups of delta leave; what is left of them comes back.
    private static string Replace(Rollup rollup, string where) => $"""
        DELETE FROM {rollup.Name} r USING delta d WHERE {Same(rollup)} AND {where};
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
