using Analytics.Operational.Errors;
using Analytics.Operational.Tests.Support;

namespace Analytics.Operational.Tests.Sources.Files;

public sealed class CsvErrorTests : IDisposable
{
    private readonly CsvFiles _files = new();

    [Theory]
    [InlineData("1,1,ten,EXACT,CENTRAL,RECURRENT", "SOURCE_BAD_VALUE",
        "File disbursement.csv, line 3, column amount: 'ten' is not a whole number without separators.")]
    [InlineData("1,1,10,,CENTRAL,RECURRENT", "SOURCE_BAD_VALUE",
        "File disbursement.csv, line 3, column qualifier: is empty.")]
    [InlineData("x,1,10,EXACT,CENTRAL,RECURRENT", "SOURCE_BAD_VALUE",
        "File disbursement.csv, line 3, column id: 'x' is not a whole number without separators.")]
    [InlineData("1,1,10,EXACT,CENTRAL", "SOURCE_BAD_ROW", "File disbursement.csv, line 3: ")]
    [InlineData("9,1,10,EXACT,CENTRAL,RECURRENT", "SOURCE_BAD_ROW",
        "File disbursement.csv, line 3: id 9 occurs twice.")]
    [InlineData("1,77,10,EXACT,CENTRAL,RECURRENT", "SOURCE_BAD_REFERENCE",
        "Record 1 of the disbursement files refers to a row of administrative_unit that no file holds.")]
    public async Task A_wrong_row_is_told_with_its_file_line_and_column(string row, string code, string message)
    {
        _files.Write("disbursement", CsvFiles.Payments, "9,1,90,EXACT,CENTRAL,RECURRENT", row);

        var error = await ErrorAsync();

        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message);
        Assert.EndsWith("Nothing of the folder was taken over.", error.Remedy);
    }

    [Theory]
    [InlineData("id,area_id,sum", "File disbursement.csv, line 1: the table has no column 'sum'.")]
    [InlineData("id,id,area_id", "File disbursement.csv, line 1: column 'id' occurs twice.")]
    [InlineData("id,area_id,qualifier,capital_type",
        "File disbursement.csv, line 1: column 'funding_source' is missing.")]
    [InlineData("id;area_id;amount", "File disbursement.csv, line 1: the table has no column 'id;area_id;amount'.")]
    public async Task A_wrong_header_is_told_with_the_right_one(string header, string message)
    {
        _files.Write("disbursement", header);

        var error = await ErrorAsync();

        Assert.Equal(("SOURCE_BAD_HEADER", message), (error.Code, error.Message));
        Assert.Contains("commas between: id, ", error.Remedy);
    }

    [Fact]
    public async Task An_empty_file_lacks_its_header()
    {
        await File.WriteAllTextAsync(_files.PathOf("finding"), "", TestContext.Current.CancellationToken);

        var error = await ErrorAsync();

        Assert.Equal(("SOURCE_BAD_HEADER", "File finding.csv, line 1: column 'id' is missing."),
            (error.Code, error.Message));
    }

    [Fact]
    public async Task A_missing_file_is_a_missing_table_and_not_an_empty_one()
    {
        File.Delete(_files.PathOf("finding"));

        var error = await ErrorAsync();

        Assert.Equal(("SOURCE_SCHEMA_MISSING", "The folder lacks 1 files: finding.csv."), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_file_of_no_table_is_refused_because_its_name_may_be_a_slip()
    {
        _files.Write("disbursment", CsvFiles.Payments);

        var error = await ErrorAsync();

        Assert.Equal(
            ("SOURCE_FILE_UNKNOWN", "The file disbursment.csv belongs to no table."), (error.Code, error.Message));
    }

    [Fact]
    public async Task Two_records_with_one_key_are_refused()
    {
        _files.Write("programme_period", CsvFiles.Periods, "1,A,2016-01-01,2021-01-01", "2,A,2021-01-01,2026-01-01");

        var error = await ErrorAsync();

        Assert.Equal(
            ("SOURCE_REPEATED_KEY", "Two records of the programme_period files have the same Code."),
            (error.Code, error.Message));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_unreachable()
    {
        Directory.Delete(_files.Folder, recursive: true);

        var error = await ErrorAsync();

        Assert.Equal(
            ("SOURCE_UNREACHABLE", "There is no folder of CSV files to read."), (error.Code, error.Message));
    }

    public void Dispose() => _files.Dispose();

    private async Task<SourceError> ErrorAsync() =>
        (await Assert.ThrowsAsync<SourceException>(_files.TakeOverAsync)).Error;
}
