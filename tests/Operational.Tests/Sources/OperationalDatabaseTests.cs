using Analytics.Operational.Errors;
using Analytics.Operational.Sources;
using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sources;

public sealed class OperationalDatabaseTests
{
    [Fact]
    public async Task The_new_database_has_every_table_and_two_triggers_for_each()
    {
        using var source = await SqliteSource.CreatedAsync();

        var tables = (string)(await source.ScalarAsync(
            "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)"))!;
        var triggers = await source.ScalarAsync("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'");

        Assert.Equal(
            "AdministrativeUnit AreaClassMembership AreaSuccession BudgetAllocation CodeItem ControlFigure Dataset "
            + "Disbursement Finding HouseholdReview HouseholdSupport InspectedUnit Inspection PovertyStandard "
            + "ProgrammePeriod Project ProjectApplicability RowVersionCounter Target TrainingCourse sqlite_sequence",
            tables);
        Assert.Equal(2L * OperationalTables.InOrder.Length, triggers);
    }

    [Fact]
    public async Task Creating_twice_is_refused_and_names_a_table()
    {
        using var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();

        var thrown = await Assert.ThrowsAsync<SourceException>(() => OperationalDatabase.CreateAsync(context));

        Assert.Equal(
            new SourceError(
                "SOURCE_ALREADY_CREATED",
                "The operational database already has a table Dataset.",
                "Use the database as it is, or name an empty one with --data or --connection."),
            thrown.Error);
    }

    [Fact]
    public async Task A_missing_folder_is_made()
    {
        using var source = new SqliteSource();
        var file = Path.Combine(Path.GetDirectoryName(source.File)!, "deep", "er", "operational.db");
        var options = new OperationalOptions { ConnectionString = $"Data Source={file};Pooling=False" };
        await using var context = new OperationalContextFactory(options).CreateDbContext();

        await OperationalDatabase.CreateAsync(context);

        Assert.Equal(0, await context.Disbursements.CountAsync());
    }

    [Fact]
    public async Task One_code_has_one_unit_for_each_beginning_of_validity()
    {
        using var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();
        context.Add(Some.Province("19"));
        var later = Some.Province("19");
        later.ValidFrom = new DateOnly(2025, 7, 1);
        context.Add(later);
        await context.SaveChangesAsync();

        context.Add(Some.Province("19"));

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
    }

    [Fact]
    public async Task A_record_of_an_unknown_area_is_refused()
    {
        using var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();

        context.Add(Some.Disbursement(areaId: 4711));

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
    }

    [Fact]
    public async Task The_cut_off_comes_back_as_utc()
    {
        using var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();
        var cutoff = new DateTime(2026, 1, 31, 17, 0, 0, DateTimeKind.Utc);
        context.Add(new Model.Dataset { Name = "Số liệu", NameEn = "Figures", CutoffAt = cutoff });
        await context.SaveChangesAsync();

        var read = await context.Datasets.AsNoTracking().SingleAsync();

        Assert.Equal(cutoff, read.CutoffAt);
        Assert.Equal(DateTimeKind.Utc, read.CutoffAt!.Value.Kind);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_a_coded_error_without_the_string()
    {
        var options = new OperationalOptions { ConnectionString = "Password=secret;Nonsense=1" };

        var thrown = Assert.Throws<SourceException>(() => new OperationalContextFactory(options).CreateDbContext());

        Assert.Equal("SOURCE_BAD_CONNECTION", thrown.Error.Code);
        Assert.DoesNotContain("secret", thrown.ToString());
    }

    [Theory]
    [InlineData("Amount", "REAL", "column Disbursement.Amount is REAL instead of INTEGER.")]
    [InlineData("PaidOn", "INTEGER", "column Disbursement.PaidOn is INTEGER instead of TEXT.")]
    public async Task A_column_of_another_type_is_told_before_a_row_is_read(string column, string type, string message)
    {
        using var source = await SqliteSource.CreatedAsync();
        await source.ScalarAsync($"ALTER TABLE Disbursement DROP COLUMN {column}");
        await source.ScalarAsync($"ALTER TABLE Disbursement ADD COLUMN {column} {type}");

        var thrown = await Assert.ThrowsAsync<SourceException>(
            () => Analytics.Operational.Sources.Reading.OperationalReader.OpenAsync(source.Options));

        Assert.Equal("SOURCE_SCHEMA_CHANGED", thrown.Error.Code);
        Assert.EndsWith(message, thrown.Error.Message);
    }
}
