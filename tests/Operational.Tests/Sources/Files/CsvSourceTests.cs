using Analytics.Operational.Errors;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Files;
using Analytics.Operational.Sources.Reading;
using Analytics.Operational.Tests.Support;

namespace Analytics.Operational.Tests.Sources.Files;

public sealed class CsvSourceTests : IDisposable
{
    private readonly CsvFiles _files = new();

    [Fact]
    public async Task Files_are_read_like_a_database()
    {
        _files.Write("disbursement", "id,area_id,budget_year,paid_on,amount,qualifier,funding_source,capital_type,note",
            "7,1,2023,2023-05-17,1000000,EXACT,CENTRAL,RECURRENT,\"a note, with a comma\"");

        var payment = Assert.Single(await _files.ReadAsync<Disbursement>(ReadRange.All));

        Assert.Equal((7, 1, 2023, new DateOnly(2023, 5, 17), 1_000_000, "a note, with a comma", false),
            (payment.Id, payment.AreaId, payment.BudgetYear!.Value, payment.PaidOn!.Value, payment.Amount!.Value,
                payment.Note, payment.IsDeleted));
        Assert.Null(payment.PeriodCode);
    }

    [Fact]
    public async Task Several_files_of_one_table_are_its_parts()
    {
        _files.Write("disbursement", CsvFiles.Payments, "1,1,10,EXACT,CENTRAL,RECURRENT");
        _files.Write("disbursement.42", CsvFiles.Payments, "2,1,20,EXACT,CENTRAL,RECURRENT");

        Assert.Equal(
            [10, 20], (await _files.ReadAsync<Disbursement>(ReadRange.All)).Select(payment => payment.Amount).Order());
    }

    [Fact]
    public async Task A_later_load_sees_what_changed_came_and_went_and_nothing_else()
    {
        _files.Write("disbursement", CsvFiles.Payments,
            "1,1,10,EXACT,CENTRAL,RECURRENT", "2,1,20,EXACT,CENTRAL,RECURRENT", "3,1,30,EXACT,CENTRAL,RECURRENT");
        var watermark = await _files.WatermarkAsync();
        _files.Write("disbursement", CsvFiles.Payments,
            "1,1,10,EXACT,CENTRAL,RECURRENT", "2,1,21,EXACT,CENTRAL,RECURRENT", "4,1,40,EXACT,CENTRAL,RECURRENT");

        var changed = await _files.ReadAsync<Disbursement>(ReadRange.ChangedSince(watermark));

        Assert.Equal(
            [(2, 21, false), (3, 30, true), (4, 40, false)],
            changed.OrderBy(one => one.Id).Select(one => (one.Id, one.Amount!.Value, one.IsDeleted)));
    }

    [Fact]
    public async Task Files_that_did_not_change_move_nothing()
    {
        _files.Write("disbursement", CsvFiles.Payments, "1,1,10,EXACT,CENTRAL,RECURRENT");
        var watermark = await _files.WatermarkAsync();

        File.SetLastWriteTimeUtc(_files.PathOf("disbursement"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(watermark, await _files.WatermarkAsync());
    }

    [Fact]
    public async Task A_key_may_move_from_one_row_to_another_in_one_load()
    {
        _files.Write("programme_period", CsvFiles.Periods, "1,A,2016-01-01,2021-01-01", "2,B,2021-01-01,2026-01-01");
        await _files.WatermarkAsync();
        _files.Write("programme_period", CsvFiles.Periods, "1,B,2016-01-01,2021-01-01", "2,A,2021-01-01,2026-01-01");

        var periods = await _files.ReadAsync<ProgrammePeriod>(ReadRange.All);

        Assert.Equal(["B", "A"], periods.OrderBy(period => period.Id).Select(period => period.Code));
    }

    [Fact]
    public async Task What_is_wrong_takes_nothing_over_and_the_corrected_file_is_read()
    {
        _files.Write("disbursement", CsvFiles.Payments, "1,1,10,EXACT,CENTRAL,RECURRENT");
        var watermark = await _files.WatermarkAsync();
        _files.Write("disbursement", CsvFiles.Payments,
            "1,1,11,EXACT,CENTRAL,RECURRENT", "2,1,x,EXACT,CENTRAL,RECURRENT");
        await Assert.ThrowsAsync<SourceException>(_files.TakeOverAsync);

        await using (var reader = await OperationalReader.OpenAsync(_files.Mirror))
        {
            Assert.Equal(watermark, reader.Watermark);
        }

        _files.Write("disbursement", CsvFiles.Payments, "1,1,11,EXACT,CENTRAL,RECURRENT");
        Assert.Equal([11], (await _files.ReadAsync<Disbursement>(ReadRange.All)).Select(payment => payment.Amount));
    }

    [Fact]
    public async Task An_embedded_database_that_was_never_finished_is_made_anew()
    {
        await File.WriteAllTextAsync(_files.MirrorFile, "", TestContext.Current.CancellationToken);

        Assert.Empty(await _files.ReadAsync<Disbursement>(ReadRange.All));
    }

    public void Dispose() => _files.Dispose();
}
