using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Mapping;

/// <summary>Column types of SQL Server.</summary>
internal static class SqlServerMapping
{
    private static readonly HashSet<string> Money =
    [
        nameof(Disbursement.Amount), nameof(TrainingCourse.Cost), nameof(HouseholdSupport.CapitalRecovered),
    ];

    public static void Apply(ModelBuilder model)
    {
        foreach (var type in OperationalTables.InOrder)
        {
            var entity = model.Entity(type);

            // Eight bytes, big-endian: bytes and numbers sort alike, so comparisons translate.
            entity.Property(nameof(OperationalRecord.RowVersion)).HasConversion<byte[]>().HasColumnType("rowversion");
            foreach (var money in type.GetProperties().Where(property => Money.Contains(property.Name)))
            {
                entity.Property(money.Name).HasConversion<decimal>().HasColumnType("decimal(18,0)");
            }
        }
    }
}
