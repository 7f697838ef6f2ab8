using Analytics.Operational.Errors;
using Analytics.Operational.Sample;
using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sample;

public sealed class SampleDataSetTests : IAsyncLifetime
{
    private SqliteSource source = null!; // set before each test

    public async ValueTask InitializeAsync() => source = await SqliteSource.CreatedAsync();

    public ValueTask DisposeAsync()
    {
        source.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Area_keys_are_resolved_for_old_new_and_codeless_units()
    {
        await using var context = source.Open();

        await SampleDataSet.LoadAsync(context, new SampleText().Open);

        var units = await context.AdministrativeUnits.ToDictionaryAsync(unit => unit.Name);
        var succession = await context.AreaSuccessions.SingleAsync();
        var visit = await context.InspectedUnits.SingleAsync();
        Assert.Equal(units["Sa Thầy"].Id, units["Sa Bình"].ParentId);
        Assert.Equal(units["Kon Tum"].Id, succession.PredecessorId);
        Assert.Equal(units["Quảng Ngãi"].Id, succession.SuccessorId);
        Assert.Equal(units["Sa Bình"].Id, visit.AreaId);
        Assert.Null(units["Sa Bình"].Code);
        Assert.Equal((await context.Inspections.SingleAsync()).Id, visit.InspectionId);
    }

    [Fact]
    public async Task Values_keep_their_types_and_empty_fields_are_null()
    {
        await using var context = source.Open();

        await SampleDataSet.LoadAsync(context, new SampleText().Open);

        var payments = await context.Disbursements.OrderBy(payment => payment.Id).ToListAsync();
        Assert.Equal(949_000_000, payments[0].Amount);
        Assert.Equal(new DateOnly(2023, 1, 20), payments[0].PaidOn);
        Assert.Equal(2022, payments[0].BudgetYear);
        Assert.Null(payments[1].Amount);
        Assert.Null(payments[1].SubProjectCode);
        Assert.True((await context.Projects.SingleAsync(project => project.Code == "P7")).HasDevelopmentCapital);
    }

    [Theory]
    [InlineData("paid,area\n", "disbursement.csv, line 2, column paid: is no column of Disbursement.")]
    [InlineData("area,qualifier,funding_source,capital_type,amount\n616,EXACT,CENTRAL,RECURRENT,\"1,5\"",
        "disbursement.csv, line 2, column amount: '1,5' is not a whole number without separators.")]
    [InlineData("area,qualifier,funding_source,capital_type,paid_on\n616,EXACT,CENTRAL,RECURRENT,31/12/2023",
        "disbursement.csv, line 2, column paid_on: '31/12/2023' is not a date such as 2023-12-31.")]
    [InlineData("area,qualifier,funding_source,capital_type\n616,EXACT,CENTRAL,RECURRENT\n616,EXACT,CENTRAL,",
        "disbursement.csv, line 3, column capital_type: is empty.")]
    [InlineData("area,qualifier,funding_source,capital_type\n616,EXACT,CENTRAL,GOLD",
        "disbursement.csv, line 2, column capital_type: 'GOLD' is not in list CAPITAL_TYPE.")]
    [InlineData("area,qualifier,period_code,project_code,funding_source,capital_type\n616,EXACT,2021-2025,P9,CENTRAL,RECURRENT",
        "disbursement.csv, line 2, column project_code: period 2021-2025 has no project 'P9'.")]
    [InlineData("area,qualifier,funding_source,capital_type\n999,EXACT,CENTRAL,RECURRENT",
        "disbursement.csv, line 2, column area: no row has key '999'.")]
    [InlineData("area,qualifier,funding_source,capital_type\n,EXACT,CENTRAL,RECURRENT",
        "disbursement.csv, line 2, column area: is empty.")]
    [InlineData("key,area,qualifier,funding_source,capital_type\nD,616,EXACT,CENTRAL,RECURRENT\nD,616,EXACT,CENTRAL,RECURRENT",
        "disbursement.csv, line 3, column key: repeats 'D'.")]
    public async Task A_wrong_row_is_told_by_file_line_and_column_and_nothing_is_saved(string content, string message)
    {
        await using var context = source.Open();
        var sample = new SampleText().With("disbursement.csv", content.EndsWith('\n') ? content + "1,616" : content);

        var thrown = await Assert.ThrowsAsync<SourceException>(() => SampleDataSet.LoadAsync(context, sample.Open));

        Assert.Equal("SOURCE_BAD_SAMPLE", thrown.Error.Code);
        Assert.Equal("Sample file " + message, thrown.Error.Message);
        Assert.Equal(0, await context.AdministrativeUnits.CountAsync());
    }

    [Theory]
    [InlineData("area,qualifier\n616")]
    [InlineData("area,qualifier\n616,EXACT,CENTRAL")]
    [InlineData("area,qualifier\n616,\"EX\"ACT")]
    public async Task A_row_that_is_no_csv_is_told_by_line(string content)
    {
        await using var context = source.Open();
        var sample = new SampleText().With("target.csv", content);

        var thrown = await Assert.ThrowsAsync<SourceException>(() => SampleDataSet.LoadAsync(context, sample.Open));

        Assert.StartsWith("Sample file target.csv, line 2, column *: ", thrown.Error.Message);
    }

    [Fact]
    public async Task A_database_with_rows_is_refused()
    {
        await using var context = source.Open();
        await SampleDataSet.LoadAsync(context, new SampleText().Open);

        var thrown = await Assert.ThrowsAsync<SourceException>(
            () => SampleDataSet.LoadAsync(context, new SampleText().Open));

        Assert.Equal("SOURCE_NOT_EMPTY", thrown.Error.Code);
        Assert.Equal(2, await context.Disbursements.CountAsync());
    }

    [Fact]
    public async Task A_database_without_schema_is_refused_and_what_is_missing_is_named()
    {
        await using var context = source.Open();
        await context.Database.ExecuteSqlRawAsync("DROP TABLE Finding; ALTER TABLE Target DROP COLUMN Unit");

        var thrown = await Assert.ThrowsAsync<SourceException>(() => SampleDataSet.LoadAsync(context));

        Assert.Equal("SOURCE_SCHEMA_MISSING", thrown.Error.Code);
        Assert.Equal(
            "The operational database lacks 2 parts of its schema: table Finding, column Target.Unit.",
            thrown.Error.Message);
    }

    [Fact]
    public void A_file_that_was_not_built_in_is_told_by_name()
    {
        var thrown = Assert.Throws<SourceException>(() => SampleFiles.Open("village.csv"));

        Assert.Equal("SOURCE_SAMPLE_FILE_MISSING", thrown.Error.Code);
        Assert.Equal("The program was built without the sample file village.csv.", thrown.Error.Message);
    }

    [Fact]
    public async Task The_published_sample_loads_whole()
    {
        await using var context = source.Open();

        await SampleDataSet.LoadAsync(context);

        foreach (var table in Analytics.Operational.Sources.OperationalTables.InOrder)
        {
            var lines = SampleReader.Read(SampleFiles.NameOf(table), SampleFiles.Open(SampleFiles.NameOf(table))).Length;
            Assert.Equal((long)lines, await source.ScalarAsync($"SELECT count(*) FROM {table.Name}"));
        }
    }
}
