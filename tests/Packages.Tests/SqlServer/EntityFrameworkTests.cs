using Analytics.Support;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Packages.Tests.SqlServer;

public sealed class EntityFrameworkTests
{
    private static readonly string Unreachable = ClosedPort.ConnectionString();

    [Fact]
    public void The_create_script_for_sql_server_comes_from_the_model()
    {
        using var context = PaymentContext.OnSqlServer(Unreachable);

        Assert.Equal("""
            CREATE TABLE [Payments] (
                [Id] bigint NOT NULL IDENTITY,
                [Province] nvarchar(max) NOT NULL,
                [Amount] decimal(18,0) NULL,
                [PaidOn] date NULL,
                [ChangedAt] datetime2 NOT NULL,
                [IsDeleted] bit NOT NULL,
                [RowVersion] rowversion NOT NULL,
                CONSTRAINT [PK_Payments] PRIMARY KEY ([Id])
            );
            GO
            """, context.Database.GenerateCreateScript().ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public void A_query_translates_for_sql_server_with_its_parameters()
    {
        using var context = PaymentContext.OnSqlServer(Unreachable);
        var from = new DateOnly(2024, 1, 1);
        string[] provinces = ["42", "20"];

        var sql = context.Payments
            .Where(payment => payment.PaidOn >= from && provinces.Contains(payment.Province) && !payment.IsDeleted)
            .GroupBy(payment => payment.Province)
            .Select(group => new { group.Key, Total = group.Sum(payment => payment.Amount) })
            .ToQueryString().ReplaceLineEndings("\n");

        Assert.Equal("""
            DECLARE @from date = '2024-01-01';
            DECLARE @provinces1 nvarchar(4000) = N'42';
            DECLARE @provinces2 nvarchar(4000) = N'20';

            SELECT [p].[Province] AS [Key], COALESCE(SUM([p].[Amount]), 0.0) AS [Total]
            FROM [Payments] AS [p]
            WHERE [p].[PaidOn] >= @from AND [p].[Province] IN (@provinces1, @provinces2) AND [p].[IsDeleted] = CAST(0 AS bit)
            GROUP BY [p].[Province]
            """, sql);
    }

    [Fact]
    public async Task A_query_to_a_server_that_is_not_there_fails_as_a_sql_error()
    {
        await using var context = PaymentContext.OnSqlServer(Unreachable);
        var from = new DateOnly(2024, 1, 1);

        var error = await Assert.ThrowsAsync<SqlException>(
            () => context.Payments.Where(payment => payment.PaidOn >= from).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains("error", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(error.Errors);
    }

    [Fact]
    public async Task Sqlite_saves_and_reads_the_same_model()
    {
        using var folder = new TemporaryFolder();
        var saved = new Payment { Province = "20", Amount = 949_000_000, PaidOn = new(2023, 5, 4), ChangedAt = new(2026, 1, 31, 17, 0, 0), RowVersion = [1] };
        await using (var context = PaymentContext.OnSqlite($"Data Source={folder.File("source.db")};Pooling=False"))
        {
            await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
            context.Add(saved);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var other = PaymentContext.OnSqlite($"Data Source={folder.File("source.db")};Pooling=False");

        Assert.Equivalent(saved, await other.Payments.SingleAsync(payment => payment.PaidOn == new DateOnly(2023, 5, 4), TestContext.Current.CancellationToken));
    }
}
