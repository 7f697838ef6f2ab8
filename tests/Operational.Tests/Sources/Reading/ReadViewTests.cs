using Analytics.Operational.Errors;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Reading;
using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sources.Reading;

/// <summary>What SQL Server is told before anything is read, in order. No server is asked.</summary>
public sealed class ReadViewTests
{
    [Fact]
    public async Task The_watermark_is_asked_before_the_snapshot_begins_so_that_an_open_change_is_read_again()
    {
        await using var connection = new RecordedConnection(
            sql => sql.Contains("ROWVERSION", StringComparison.Ordinal) ? 41L : "poverty/8d7c");
        await using var context = ContextOn(connection);

        var view = await ReadView.BeginAsync(context, TestContext.Current.CancellationToken);

        Assert.Equal(new ReadView(41, "poverty/8d7c"), view);
        Assert.Equal(
            [
                "SELECT CONVERT(bigint, MIN_ACTIVE_ROWVERSION()) - 1",
                "SELECT CONCAT(name, '/', service_broker_guid) FROM sys.databases WHERE database_id = DB_ID()",
                "BEGIN Snapshot",
            ],
            connection.Told);
    }

    [Fact]
    public async Task Columns_are_looked_up_in_the_schema_of_the_login()
    {
        await using var connection = new RecordedConnection(_ => null);
        await using var context = ContextOn(connection);

        await Assert.ThrowsAsync<SourceException>(
            () => SourceSchema.RequireAsync(context, TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS "
                    + "WHERE TABLE_SCHEMA = SCHEMA_NAME()",
            ],
            connection.Told);
    }

    private static OperationalContext ContextOn(RecordedConnection connection) =>
        new(new DbContextOptionsBuilder<OperationalContext>().UseSqlServer(connection).Options);
}
