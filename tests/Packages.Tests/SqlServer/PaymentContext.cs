using Microsoft.EntityFrameworkCore;

namespace Analytics.Packages.Tests.SqlServer;

/// <summary>A context whose server nobody runs, or whose database is a SQLite connection.</summary>
internal sealed class PaymentContext(DbContextOptions<PaymentContext> options) : DbContext(options)
{
    public DbSet<Payment> Payments => Set<Payment>();

    public static PaymentContext OnSqlServer(string connectionString) =>
        new(new DbContextOptionsBuilder<PaymentContext>().UseSqlServer(connectionString).Options);

    public static PaymentContext OnSqlite(string connectionString) =>
        new(new DbContextOptionsBuilder<PaymentContext>().UseSqlite(connectionString).Options);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        var payment = builder.Entity<Payment>();
        if (Database.IsSqlServer())
        {
            payment.Property(item => item.Amount).HasColumnType("decimal(18,0)");
            payment.Property(item => item.RowVersion).IsRowVersion();
        }
    }
}
