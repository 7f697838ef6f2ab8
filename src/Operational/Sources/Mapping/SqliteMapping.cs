using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Mapping;

/// <summary>What SQLite needs because its row versions are written by triggers.</summary>
internal static class SqliteMapping
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var type in OperationalTables.InOrder)
        {
            // A RETURNING clause would answer the values from before the trigger.
            model.Entity(type).ToTable(table => table.UseSqlReturningClause(false));
            model.Entity(type).Property(nameof(OperationalRecord.RowVersion)).HasDefaultValueSql("0");
        }
    }
}
