using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Analytics.Operational.Sources.Mapping;

/// <summary>Names of tables, the row version and what both providers share.</summary>
internal static class TableMapping
{
    // A driver returns times without a kind; the column holds UTC.
    private static readonly ValueConverter<DateTime, DateTime> Utc =
        new(written => written, read => DateTime.SpecifyKind(read, DateTimeKind.Utc));

    public static void Apply(ModelBuilder model)
    {
        foreach (var type in OperationalTables.InOrder)
        {
            var entity = model.Entity(type);
            entity.ToTable(type.Name);
            entity.HasKey(nameof(OperationalRecord.Id));
            entity.Property<long>(nameof(OperationalRecord.RowVersion)).IsRowVersion();
            entity.HasIndex(nameof(OperationalRecord.RowVersion), nameof(OperationalRecord.Id));
        }

        model.Entity<Dataset>().Property(dataset => dataset.CutoffAt).HasConversion(Utc);
        model.Entity<HouseholdReview>().Property(review => review.PoorRate).HasPrecision(9, 4);
        model.Entity<HouseholdReview>().Property(review => review.NearPoorRate).HasPrecision(9, 4);
        model.Entity<Target>().Property(target => target.Value).HasPrecision(28, 4);
        model.Entity<ControlFigure>().Property(figure => figure.Value).HasPrecision(28, 4);
    }
}
