using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;

namespace Analytics.Loader.Stage;

/// <summary>Takes rows of facts out of a copy of the former snapshot and puts others in; roll-ups follow.</summary>
/// <remarks>First everything is taken out, by the keys of the former load; then keys move; then everything is put in.
/// The rows themselves stay beside as <c>gone_</c> and <c>unsorted_</c> for Verify and the content hash.</remarks>
internal sealed class FactChanges(StagedWarehouse staged, StageOptions options)
{
    private readonly Dictionary<string, long> _changed = [];
    private readonly List<Fact> _facts = [];

    /// <summary>Tables whose rows were changed in place, so that hashes of single rows do not tell the whole.</summary>
    public HashSet<string> Rewritten { get; } = [];

    /// <summary>Takes the rows of records out of all facts.</summary>
    /// <param name="ids">Ids of the records that are shaped anew, withdrawn ones included, by fact.</param>
    public void TakeOut(ImmutableDictionary<string, ImmutableArray<long>> ids)
    {
        foreach (var fact in WarehouseSchema.Star.Facts.Where(fact => ids[fact.Name].Length > 0))
        {
            TakeOut(fact, ids[fact.Name]);
            _facts.Add(fact);
        }
    }

    /// <summary>Moves keys and puts the rows in that were shaped anew.</summary>
    /// <param name="moved">Former and new keys of members, by dimension.</param>
    public void PutIn(ImmutableDictionary<string, ImmutableDictionary<int, int>> moved)
    {
        foreach (var (dimension, keys) in moved)
        {
            Move(dimension, keys);
        }

        foreach (var fact in _facts)
        {
            PutIn(fact);
        }
    }

    /// <summary>Sorts the facts anew that were changed much since they were sorted.</summary>
    /// <param name="before">Rows changed by former loads, by fact.</param>
    public ImmutableDictionary<string, long> Sort(IReadOnlyDictionary<string, long> before)
    {
        var left = ImmutableDictionary.CreateBuilder<string, long>();
        foreach (var fact in WarehouseSchema.Star.Facts)
        {
            var changed = before.GetValueOrDefault(fact.Name) + _changed.GetValueOrDefault(fact.Name);
            var due = changed > options.UnsortedRows
                && changed > options.UnsortedShare
                    * staged.Query($"SELECT count(*) FROM {fact.Name}", row => row.GetInt64(0))[0];
            if (due)
            {
                staged.SortAgain(fact.Name);
            }

            left.Add(fact.Name, due ? 0 : changed);
        }

        return left.ToImmutable();
    }

    private void TakeOut(Fact fact, ImmutableArray<long> ids)
    {
        staged.KeepIds($"changed_{fact.Name}", ids);
        staged.Run($"""
            CREATE TEMP TABLE gone_{fact.Name} AS
            SELECT *, rowid AS place FROM {fact.Name} SEMI JOIN changed_{fact.Name} USING (record_id);
            DELETE FROM {fact.Name} WHERE rowid IN (SELECT place FROM gone_{fact.Name});
            ALTER TABLE gone_{fact.Name} DROP COLUMN place;
            """);
        var where = ChangedYears.Condition(staged, fact.Name, "r.year"); // a key of every roll-up
        foreach (var rollup in fact.Rollups)
        {
            staged.Run(RollupChangeSql.Subtract(rollup, $"gone_{fact.Name}", where));
        }
    }

    private void Move(string dimension, ImmutableDictionary<int, int> keys)
    {
        foreach (var table in KeyColumns.FactsAndRollups)
        {
            foreach (var column in KeyColumns.Of(table, dimension))
            {
                staged.Run(SpanKeys.Move(table.Name, column, keys));
                Rewritten.Add(table.Name);
            }
        }

        foreach (var rollup in _facts.SelectMany(fact => fact.Rollups))
        {
            foreach (var column in KeyColumns.Of(rollup, dimension).Where(rollup.Keys.Contains))
            {
                staged.Run(SpanKeys.Move(RollupChangeSql.AnewOf(rollup), column, keys));
            }
        }
    }

    private void PutIn(Fact fact)
    {
        var rows = $"unsorted_{fact.Name}";
        var count = staged.PutIn(fact.Name);
        var where = ChangedYears.Condition(staged, fact.Name, "r.year");
        if (!fact.Rollups.IsEmpty)
        {
            staged.Run(RollupChangeSql.Qualified(fact, where));
        }

        foreach (var rollup in fact.Rollups)
        {
            staged.Run(RollupChangeSql.Add(rollup, rows, where));
            staged.Run(RollupChangeSql.Renew(fact, rollup, where));
        }

        var gone = staged.Query($"SELECT count(*) FROM gone_{fact.Name}", row => row.GetInt64(0))[0];
        _changed.Add(fact.Name, gone + count);
    }
}
