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

    /// <summary>Tables whose rows were changed in place, so that hashes of single rows do not tell the whole.</summary>
    public HashSet<string> Rewritten { get; } = [];

    /// <summary>Rows taken out and put in, by fact.</summary>
    public IReadOnlyDictionary<string, long> Changed => _changed;

    /// <summary>Applies the changes of all facts.</summary>
    /// <param name="ids">Ids of the records that are shaped anew, withdrawn ones included, by fact.</param>
    /// <param name="moved">Former and new keys of members, by dimension.</param>
    public void Apply(
        ImmutableDictionary<string, ImmutableArray<long>> ids,
        ImmutableDictionary<string, ImmutableDictionary<int, int>> moved)
    {
        var facts = WarehouseSchema.Star.Facts.Where(fact => ids[fact.Name].Length > 0).ToList();
        foreach (var fact in facts)
        {
            TakeOut(fact, ids[fact.Name]);
        }

        foreach (var (dimension, keys) in moved)
        {
            Move(dimension, keys, facts);
        }

        foreach (var fact in facts)
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
            var rows = staged.Query($"SELECT count(*) FROM {fact.Name}", row => row.GetInt64(0))[0];
            var due = changed > Math.Max(options.UnsortedRows, rows * options.UnsortedShare);
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
            CREATE TEMP TABLE gone_{fact.Name} AS FROM {fact.Name} SEMI JOIN changed_{fact.Name} USING (record_id);
            DELETE FROM {fact.Name} WHERE record_id IN (SELECT record_id FROM gone_{fact.Name});
            """);
        foreach (var rollup in fact.Rollups)
        {
            staged.Run(RollupChangeSql.Subtract(rollup, $"gone_{fact.Name}"));
        }
    }

    private void Move(string dimension, ImmutableDictionary<int, int> keys, List<Fact> changed)
    {
        foreach (var table in KeyColumns.FactsAndRollups)
        {
            foreach (var column in KeyColumns.Of(table, dimension))
            {
                staged.Run(SpanKeys.Move(table.Name, column, keys));
                Rewritten.Add(table.Name);
            }
        }

        foreach (var rollup in changed.SelectMany(fact => fact.Rollups))
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
        foreach (var rollup in fact.Rollups)
        {
            staged.Run(RollupChangeSql.Add(rollup, rows));
            staged.Run(RollupChangeSql.Renew(fact, rollup));
        }

        var gone = staged.Query($"SELECT count(*) FROM gone_{fact.Name}", row => row.GetInt64(0))[0];
        _changed.Add(fact.Name, gone + count);
    }
}
