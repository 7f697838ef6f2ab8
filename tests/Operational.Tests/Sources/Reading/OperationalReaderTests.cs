using Analytics.Operational.Errors;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Reading;
using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sources.Reading;

public sealed class OperationalReaderTests : IAsyncLifetime
{
    private SqliteSource source = null!; // set before each test
    private long areaId;

    public async ValueTask InitializeAsync()
    {
        source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();
        var unit = Some.Province();
        context.AddRange(unit, new Dataset { Name = "Thử", NameEn = "Trial" });
        await context.SaveChangesAsync();
        areaId = unit.Id;
        context.AddRange(Enumerable.Range(1, 5).Select(amount => Some.Disbursement(areaId, amount)));
        await context.SaveChangesAsync();
    }

    public ValueTask DisposeAsync()
    {
        source.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_watermark_is_the_highest_version_of_all_tables()
    {
        await using var reader = await OperationalReader.OpenAsync(source.Options);

        Assert.Equal(7, reader.Watermark);
    }

    [Fact]
    public async Task Rows_come_by_id_and_their_marks_in_the_order_of_their_last_change()
    {
        await source.ScalarAsync("UPDATE Disbursement SET Amount = 100 WHERE Amount = 2");

        await using var reader = await OperationalReader.OpenAsync(source.Options);
        var amounts = await reader.ReadAsync<Disbursement>(ReadRange.All).Select(payment => payment.Amount).ToListAsync();
        var ids = await reader.MarksAsync<Disbursement>(ReadRange.All).Select(mark => mark.Id).ToListAsync();

        Assert.Equal([1, 100, 3, 4, 5], amounts);
        Assert.Equal([1, 3, 4, 5, 2], ids);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Pages_neither_split_nor_repeat_rows_that_share_a_version(int pageRows)
    {
        await source.ScalarAsync("DROP TRIGGER Disbursement_RowVersion_Update");
        await source.ScalarAsync("UPDATE Disbursement SET RowVersion = 9 WHERE Id > 1"); // as a bulk copy leaves them
        var options = new OperationalOptions
        {
            ConnectionString = source.Options.ConnectionString, PageRows = pageRows,
        };

        await using var reader = await OperationalReader.OpenAsync(options);
        var rows = await reader.ReadAsync<Disbursement>(ReadRange.All).Select(payment => payment.Id).ToListAsync();
        var changed = await reader.MarksAsync<Disbursement>(ReadRange.ChangedSince(8)).Select(mark => mark.Id).ToListAsync();

        Assert.Equal([1, 2, 3, 4, 5], rows);
        Assert.Equal([2, 3, 4, 5], changed);
        Assert.Empty(await reader.MarksAsync<Disbursement>(ReadRange.ChangedSince(9)).ToListAsync());
    }

    [Fact]
    public async Task A_database_tells_itself_from_every_other()
    {
        using var other = await SqliteSource.CreatedAsync();
        await using (var context = other.Open())
        {
            context.AddRange(Some.Province(), new Dataset { Name = "Thử", NameEn = "Trial" });
            await context.SaveChangesAsync();
        }

        await using var first = await OperationalReader.OpenAsync(source.Options);
        await using var again = await OperationalReader.OpenAsync(source.Options);
        await using var second = await OperationalReader.OpenAsync(other.Options);

        Assert.Equal(32, first.Identity?.Length);
        Assert.Equal(first.Identity, again.Identity);
        Assert.NotEqual(first.Identity, second.Identity);
    }

    [Fact]
    public async Task A_database_made_before_databases_had_an_identity_has_none()
    {
        await source.ScalarAsync("ALTER TABLE RowVersionCounter DROP COLUMN Identity");

        await using var reader = await OperationalReader.OpenAsync(source.Options);

        Assert.Null(reader.Identity);
    }

    [Fact]
    public async Task A_later_load_sees_only_what_changed_and_what_was_withdrawn()
    {
        long watermark;
        await using (var first = await OperationalReader.OpenAsync(source.Options))
        {
            watermark = first.Watermark;
        }

        await source.ScalarAsync("UPDATE Disbursement SET IsDeleted = 1 WHERE Amount = 4");
        await source.ScalarAsync("UPDATE Disbursement SET Amount = 30 WHERE Amount = 3");
        await using var second = await OperationalReader.OpenAsync(source.Options);
        var changed = await second.ReadAsync<Disbursement>(ReadRange.ChangedSince(watermark)).ToListAsync();

        Assert.Equal([(30, false), (4, true)], changed.Select(payment => (payment.Amount!.Value, payment.IsDeleted)));
        Assert.Equal(4, await second.CountAsync<Disbursement>(ReadRange.All));
        Assert.Equal(2, await second.CountAsync<Disbursement>(new() { After = 2, UpTo = 5 }));
    }

    [Fact]
    public async Task All_tables_are_seen_as_of_one_moment_while_others_write()
    {
        await using var reader = await OperationalReader.OpenAsync(source.Options);
        await using var writer = source.Open();
        writer.AddRange(Some.Disbursement(areaId), Some.Province("37"));
        await writer.SaveChangesAsync();

        Assert.Equal(5, await reader.CountAsync<Disbursement>(ReadRange.All));
        Assert.Single(await reader.ReadAsync<AdministrativeUnit>(ReadRange.All).ToListAsync());
        Assert.Equal(7, reader.Watermark);
    }

    [Fact]
    public async Task A_query_sums_inside_the_view()
    {
        await using var reader = await OperationalReader.OpenAsync(source.Options);

        var sums = await reader.QueryAsync<Disbursement, long?>(
            ReadRange.All,
            rows => rows.GroupBy(row => row.BudgetYear).Select(group => group.Sum(row => row.Amount))).ToListAsync();

        Assert.Equal([15], sums);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_unreachable_and_is_not_made()
    {
        var missing = new OperationalOptions { ConnectionString = $"Data Source={source.File}.no;Password=" };

        var thrown = await Assert.ThrowsAsync<SourceException>(() => OperationalReader.OpenAsync(missing));

        Assert.Equal(
            new SourceError(
                "SOURCE_UNREACHABLE",
                "The operational database (Sqlite) does not answer: SQLite Error 14: 'unable to open database file'.",
                "Check that the server runs or the file exists ('source create --sample' makes one), that this account may "
                + "read it, and the connection string (--connection or ANALYTICS_CONNECTION)."),
            thrown.Error);
        Assert.False(File.Exists(source.File + ".no"));
    }

    [Fact]
    public async Task A_sql_server_that_is_not_there_is_unreachable_and_nothing_of_the_connection_shows()
    {
        var options = new OperationalOptions
        {
            Provider = OperationalProvider.SqlServer,
            ConnectionString = "Server=127.0.0.1,1;User Id=reader;Password=secret;Connect Timeout=1;Encrypt=false",
        };

        var thrown = await Assert.ThrowsAsync<SourceException>(() => OperationalReader.OpenAsync(options));

        Assert.Equal("SOURCE_UNREACHABLE", thrown.Error.Code);
        Assert.DoesNotContain("secret", thrown.ToString());
        Assert.DoesNotContain("127.0.0.1", thrown.ToString());
        Assert.Null(thrown.InnerException);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told()
    {
        var file = source.File + ".txt";
        await File.WriteAllTextAsync(file, new string('x', 5000));

        var thrown = await Assert.ThrowsAsync<SourceException>(
            () => OperationalReader.OpenAsync(new() { ConnectionString = $"Data Source={file}" }));

        Assert.Contains("'file is not a database'", thrown.Error.Message);
    }

    [Fact]
    public async Task A_half_made_schema_is_told_part_by_part()
    {
        await source.ScalarAsync("DROP TABLE Finding; DROP TABLE Target; ALTER TABLE Inspection DROP COLUMN Mode");

        var thrown = await Assert.ThrowsAsync<SourceException>(() => OperationalReader.OpenAsync(source.Options));

        Assert.Equal("SOURCE_SCHEMA_MISSING", thrown.Error.Code);
        Assert.Equal(
            "The operational database lacks 3 parts of its schema: column Inspection.Mode, table Finding, table Target.",
            thrown.Error.Message);
    }

    [Fact]
    public async Task A_database_without_a_row_counter_is_a_missing_part_of_the_schema()
    {
        await source.ScalarAsync("DROP TABLE RowVersionCounter");

        var thrown = await Assert.ThrowsAsync<SourceException>(() => OperationalReader.OpenAsync(source.Options));

        Assert.Equal(
            "The operational database lacks 1 parts of its schema: table RowVersionCounter.", thrown.Error.Message);
    }

    [Fact]
    public async Task An_empty_database_is_told()
    {
        using var empty = await SqliteSource.CreatedAsync();

        var thrown = await Assert.ThrowsAsync<SourceException>(() => OperationalReader.OpenAsync(empty.Options));

        Assert.Equal("SOURCE_EMPTY", thrown.Error.Code);
        Assert.Equal("Table Dataset of the operational database has no row.", thrown.Error.Message);
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_told_with_its_table()
    {
        await source.ScalarAsync("UPDATE Disbursement SET PaidOn = 'soon' WHERE Amount = 3");
        await using var reader = await OperationalReader.OpenAsync(source.Options);

        var thrown = await Assert.ThrowsAsync<SourceException>(
            () => reader.ReadAsync<Disbursement>(ReadRange.All).ToListAsync().AsTask());

        Assert.Equal("SOURCE_BAD_VALUE", thrown.Error.Code);
        Assert.Equal(
            "A row of table Disbursement holds a value that is not of the type of its column.", thrown.Error.Message);
    }
}
