using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sources;

public sealed class RowVersionTests : IAsyncLifetime
{
    private SqliteSource source = null!; // set before each test

    public async ValueTask InitializeAsync() => source = await SqliteSource.CreatedAsync();

    public ValueTask DisposeAsync()
    {
        source.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_insert_answers_the_version_that_the_database_gave()
    {
        await using var context = source.Open();
        var unit = Some.Province();

        context.Add(unit);
        await context.SaveChangesAsync();

        Assert.Equal(1, unit.RowVersion);
        Assert.Equal(1L, await source.ScalarAsync("SELECT RowVersion FROM AdministrativeUnit"));
    }

    [Fact]
    public async Task An_update_raises_the_version_once()
    {
        await using var context = source.Open();
        var unit = Some.Province();
        context.Add(unit);
        await context.SaveChangesAsync();

        unit.NameEn = "Hatinh";
        await context.SaveChangesAsync();

        Assert.Equal(2, unit.RowVersion);
        Assert.Equal(2L, await source.ScalarAsync("SELECT RowVersion FROM AdministrativeUnit"));
    }

    [Fact]
    public async Task Rows_of_one_transaction_and_of_several_tables_get_increasing_versions()
    {
        await using var context = source.Open();
        var unit = Some.Province();
        context.Add(unit);
        await context.SaveChangesAsync();

        context.AddRange(Enumerable.Range(1, 50).Select(amount => Some.Disbursement(unit.Id, amount)));
        unit.IsDeleted = true;
        await context.SaveChangesAsync();

        var versions = await context.Disbursements.Select(payment => payment.RowVersion).ToListAsync();
        Assert.Equal(51, versions.Append(unit.RowVersion).Distinct().Count());
        Assert.Equal(Enumerable.Range(2, 51).Select(version => (long)version), versions.Append(unit.RowVersion).Order());
        Assert.Equal(52L, await source.ScalarAsync("SELECT Value FROM RowVersionCounter"));
    }

    [Fact]
    public async Task A_statement_that_changes_many_rows_gives_each_a_version_of_its_own()
    {
        await using var context = source.Open();
        context.AddRange(Some.Province("42"), Some.Province("37"), Some.Province("20"));
        await context.SaveChangesAsync();

        await source.ScalarAsync("UPDATE AdministrativeUnit SET IsDeleted = 1, RowVersion = 1000");

        var versions = await context.AdministrativeUnits.AsNoTracking().Select(unit => unit.RowVersion).ToListAsync();
        Assert.Equal([4, 5, 6], versions.Order());
    }

    [Fact]
    public async Task A_rolled_back_insert_leaves_the_counter_as_it_was()
    {
        await using var context = source.Open();
        await using (var transaction = await context.Database.BeginTransactionAsync())
        {
            context.Add(Some.Province());
            await context.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.Equal(0L, await source.ScalarAsync("SELECT Value FROM RowVersionCounter"));
    }

    [Fact]
    public async Task A_change_from_an_outdated_copy_is_refused()
    {
        await using var first = source.Open();
        await using var second = source.Open();
        first.Add(Some.Province());
        await first.SaveChangesAsync();
        var copy = await second.AdministrativeUnits.SingleAsync();
        first.AdministrativeUnits.Local.Single().NameEn = "Earlier";
        await first.SaveChangesAsync();

        copy.NameEn = "Later";

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }
}
