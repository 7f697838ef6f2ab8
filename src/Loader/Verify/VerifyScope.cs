using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Verify;

/// <summary>What Verify has to look at. After an incremental load over unchanged dimensions, rows that were there
/// before cannot break a rule that none broke before.</summary>
public sealed record VerifyScope
{
    /// <summary>Every row of every table.</summary>
    public static readonly VerifyScope Everything = new();

    /// <summary>The facts whose new rows are to be looked at; null: every row of every fact.</summary>
    public ImmutableHashSet<string>? Facts { get; init; }

    /// <summary>Tests that former rows break: they are counted on from there.</summary>
    public ImmutableArray<BrokenRows> Broken { get; init; } = [];

    /// <summary>Codes of what the former load found: rules about something else than records are then looked at
    /// again.</summary>
    public ImmutableHashSet<string> Codes { get; init; } = [];

    /// <summary>Control totals of the former load; those of facts without a change still hold.</summary>
    public ImmutableArray<ControlTotal> Totals { get; init; } = [];

    /// <summary>Whether a table is to be looked at.</summary>
    public bool Has(Table table) => Facts is null || table switch
    {
        Fact fact => Facts.Contains(fact.Name),
        Rollup rollup => Facts.Contains(FactOf(rollup).Name),
        _ => true,
    };

    /// <summary>The rows of a table that are to be looked at.</summary>
    public string RowsOf(Table table) => Facts is not null && table is Fact ? $"unsorted_{table.Name}" : table.Name;

    /// <summary>The fact that a roll-up sums up.</summary>
    public static Fact FactOf(Rollup rollup) =>
        WarehouseSchema.Star.Facts.Single(fact => fact.Rollups.Any(one => one.Name == rollup.Name));
}
