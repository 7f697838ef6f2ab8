using System.Globalization;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Snapshots;
using DuckDB.NET.Data;

namespace Analytics.Graph.Tests.Support;

/// <summary>Publishes copies of one snapshot whose every payment and every allocation is the number of the copy.</summary>
public sealed class Publications(Snapshot original, string dataFolder)
{
    private const int Kept = 20;
    private readonly SnapshotStore store = new(dataFolder);
    private long number;

    /// <summary>Publishes the next copy.</summary>
    public Snapshot Publish()
    {
        using var writer = store.AcquireWriter();
        var file = Path.Combine(store.CreateStaging(), "copy.duckdb");
        File.Copy(original.Path, file);
        using (var connection = new DuckDBConnection($"Data Source={file}"))
        {
            connection.Open();
            number++;
            Execute(connection, $"UPDATE disbursement SET amount = {number}");
            Execute(connection, $"UPDATE budget_allocation SET amount = {number}");
            foreach (var rollup in WarehouseSchema.Star.Facts.SelectMany(fact => fact.Rollups).Where(one => one.Has("amount_sum")))
            {
                Execute(connection, $"UPDATE {rollup.Name} SET amount_sum = {number} * record_count, amount_known = record_count");
            }

            Execute(connection, "CHECKPOINT");
        }

        var published = store.Publish(writer, file, original.Manifest);
        store.Retain(writer, Kept);
        return published;
    }

    private static void Execute(DuckDBConnection connection, FormattableString sql) =>
        Execute(connection, sql.ToString(CultureInfo.InvariantCulture));

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
