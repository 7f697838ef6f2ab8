using System.Collections.Immutable;

namespace Analytics.Warehouse.Schema;

/// <summary>Sums of a fact by some of its keys, made by the loader, from which questions that need no other key are
/// answered exactly.</summary>
/// <param name="Name">The fact, <c>_by_</c> and what it keeps apart.</param>
/// <param name="Columns">Keys, number of records, qualifiers, then sums with the number of records that know
/// them.</param>
public sealed record Rollup(string Name, ImmutableArray<Column> Columns) : Table(Name, Columns)
{
    private const string By = "_by_";

    /// <summary>The number of records of a row.</summary>
    public const string Records = "record_count";

    /// <summary>Key column of a record's extent: first day of its first month.</summary>
    public const string From = "period_from";

    /// <summary>Key column of a record's extent: first day of the month after its last.</summary>
    public const string Until = "period_until";

    /// <summary>Key columns of the fact that it keeps, those by which it is stored first.</summary>
    public required ImmutableArray<string> Keys { get; init; }

    /// <summary>What it adds up.</summary>
    public required RollupSums Sums { get; init; }

    /// <summary>A roll-up of a fact.</summary>
    public static Rollup Of(Fact fact, string by, RollupSums sums, params ImmutableArray<string> keys) =>
        new(
            fact.Name + By + by,
            [
                .. keys.Select(key => fact.Columns.Single(column => column.Name == key)),
                new(Records, ColumnType.Big),
                fact.Columns.Single(column => column.Name == "qualifier"),
                .. sums.Columns.SelectMany<string, Column>(column =>
                    [new(SumOf(column), ColumnType.Big, Presence.Optional), new(KnownOf(column), ColumnType.Big)]),
                .. sums.Pairs.SelectMany<ColumnPair, Column>(pair =>
                    [
                        new(Beside(pair.One, pair.Other), ColumnType.Big, Presence.Optional),
                        new(Beside(pair.Other, pair.One), ColumnType.Big, Presence.Optional),
                        new(Both(pair.One, pair.Other), ColumnType.Big),
                    ]),
            ])
        {
            Keys = keys,
            Sums = sums,
            Grain = keys,
        };

    /// <summary>Whether a table is called as a roll-up is.</summary>
    public static bool IsNameOfOne(string table) => table.Contains(By, StringComparison.Ordinal);

    /// <summary>Name of the sum of a column.</summary>
    public static string SumOf(string column) => column + "_sum";

    /// <summary>Name of the number of records that know a column.</summary>
    public static string KnownOf(string column) => column + "_known";

    /// <summary>Name of the sum of a column over the records that know another as well.</summary>
    public static string Beside(string column, string other) => $"{column}_beside_{other}";

    /// <summary>Name of the number of records that know two columns.</summary>
    public static string Both(string one, string other) => $"{one}_and_{other}_known";
}
