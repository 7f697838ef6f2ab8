using Analytics.Loader.Tests.Support;
using Analytics.Loader.Verify;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests;

/// <summary>When a load is incremental and when it is not. What it makes is compared in Oracle.</summary>
public sealed class IncrementalLoadTests
{
    public static readonly Dictionary<string, (Action<SmallSource> Change, string Because)> Reasons = new()
    {
        ["another database"] = (source => source.Execute("UPDATE RowVersionCounter SET Identity = 'other'"),
            "the former snapshot is of another database"),
        ["no identity"] = (source => source.Execute("ALTER TABLE RowVersionCounter DROP COLUMN Identity"),
            "the source does not tell which database it is"),
        ["restored from a backup"] = (source => source.Execute("UPDATE RowVersionCounter SET Value = 5"),
            "the source is older than the former snapshot"),
        ["another form"] = (source => EditManifest(source, "\"modelVersion\": \"", "\"modelVersion\": \"0"),
            "the form of the warehouse changed"),
        ["another DuckDB"] = (source => EditManifest(source, "\"duckDbVersion\": \"", "\"duckDbVersion\": \"0"),
            "the version of DuckDB changed"),
        ["a damaged snapshot"] = (source => File.AppendAllText(source.Store.Current().Path, "x"),
            "the former snapshot is damaged"),
        ["programme periods"] = (source => source.Execute(
            "UPDATE ProgrammePeriod SET ValidUntil = '2026-12-31' WHERE Code = '2021-2025'"), "programme periods changed"),
        ["units in between"] = (source => source.Execute(
            "UPDATE AdministrativeUnit SET Id = 0 WHERE Code = '446'; UPDATE InspectedUnit SET AreaId = 0 WHERE AreaId = 8"),
            "units were added between others or removed"),
        ["a fault"] = (source => source.Execute(
            "DELETE FROM Disbursement WHERE Id = 1; UPDATE Disbursement SET AreaId = 3, PaidOn = NULL WHERE Id = 2"),
            "the incremental load failed its check VERIFY_ROW_COUNT"),
    };

    public static TheoryData<string> Names => [.. Reasons.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_load_that_cannot_go_on_from_the_former_snapshot_is_full_and_says_why(string name)
    {
        using var source = await SmallSource.CreateAsync();
        await source.LoadAsync();
        Reasons[name].Change(source);

        var outcome = await source.LoadAsync();

        Assert.NotNull(outcome.Published);
        Assert.Equal((LoadKind.Full, Reasons[name].Because), (outcome.Kind, outcome.Because));
    }

    [Fact]
    public async Task The_first_load_is_full_and_the_next_is_not_unless_it_is_asked_for()
    {
        using var source = await SmallSource.CreateAsync();

        var first = await source.LoadAsync();
        var second = await source.LoadAsync();
        var third = await source.LoadAsync(source.Options with { Kind = LoadKind.Full });

        Assert.Equal((LoadKind.Full, "there is no former snapshot"), (first.Kind, first.Because));
        Assert.Equal((LoadKind.Incremental, first.Published?.Id, 0L), (second.Kind, second.Former, second.Records));
        Assert.Equal((LoadKind.Full, "it was asked for"), (third.Kind, third.Because));
    }

    [Fact]
    public async Task Too_many_changes_make_a_load_full()
    {
        using var source = await SmallSource.CreateAsync();
        await source.LoadAsync();
        source.Execute("UPDATE Disbursement SET Amount = Amount + 1");

        var outcome = await source.LoadAsync(
            source.Options with { Stage = new() { FewRecords = 2, ChangedShare = 0.1 } });

        Assert.Equal("3 of 15 records are to be shaped anew", outcome.Because);
    }

    [Fact]
    public async Task Only_records_that_depend_on_a_change_are_shaped_anew()
    {
        using var source = await SmallSource.CreateAsync();
        await source.LoadAsync();
        source.Execute("UPDATE Inspection SET Year = 2022, StartedOn = '2022-05-05', EndedOn = NULL WHERE Id = 1");

        var outcome = await source.LoadAsync();

        Assert.Equal((LoadKind.Incremental, 4L), (outcome.Kind, outcome.Records)); // with two visits and a finding
    }

    [Fact]
    public async Task A_fact_is_sorted_anew_once_enough_of_it_changed()
    {
        using var source = await SmallSource.CreateAsync();
        var options = source.Options with { Stage = new() { UnsortedRows = 3, UnsortedShare = 0 } };
        await source.LoadAsync(options);
        var changed = new List<long>();
        for (var load = 0; load < 3; load++)
        {
            source.Execute("UPDATE Disbursement SET Amount = Amount + 1 WHERE Id = 3"); // the only one of 2021
            var outcome = await source.LoadAsync(options);
            changed.Add(outcome.Published!.Manifest.States.Single(one => one.Table == "disbursement").ChangedRows);
        }

        Assert.Equal([2, 0, 2], changed);
        Assert.Equal(["1", "2", "3"], SmallSource.Read(source.Store.Current().Path, "record_id) FROM disbursement"));
    }

    [Fact]
    public async Task A_rejected_record_says_why_and_is_taken_in_once_its_code_exists()
    {
        using var source = await SmallSource.CreateAsync(
            context => context.Disbursements.First().FundingSource = "LOTTERY");
        var before = await source.LoadAsync();
        await AddAsync(source, new CodeItem { List = "FUNDING_SOURCE", Code = "LOTTERY", Name = "Xổ số", NameEn = "Lottery" });

        var after = await source.LoadAsync();

        Assert.Equal(
            ["disbursement|1|REFERENCE|fundingSource 'LOTTERY' is not defined"],
            SmallSource.Read(before.Published?.Path ?? "", "*COLUMNS(*)) FROM rejected_record"));
        Assert.Contains(new("disbursement", "rejected.amount", 2023, 60_000_000_000m), before.Report.Totals);
        Assert.Empty(SmallSource.Read(after.Published?.Path ?? "", "*COLUMNS(*)) FROM rejected_record"));
        Assert.Equal((LoadKind.Incremental, 1L), (after.Kind, after.Records));
        Assert.Empty(after.Report.Findings);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.01, true)]
    public async Task Rejected_records_forbid_publishing_when_none_is_allowed(double share, bool published)
    {
        using var source = await SmallSource.CreateAsync(
            context => context.Disbursements.First().FundingSource = "LOTTERY");

        var outcome = await source.LoadAsync(
            source.Options with { Verify = new VerifyOptions { MaxRejectedShare = share } });

        Assert.Equal(published, outcome.Published is not null);
    }

    [Fact]
    public async Task A_warning_that_is_taken_strictly_forbids_publishing()
    {
        using var source = await SmallSource.CreateAsync(
            context => context.Disbursements.First().PaidOn = new DateOnly(2024, 2, 1));

        var outcome = await source.LoadAsync(
            source.Options with { Verify = new VerifyOptions { Strict = ["VERIFY_PAYMENT_DAY"] } });

        Assert.Equal(["VERIFY_PAYMENT_DAY"], outcome.Report.Blocking.Select(finding => finding.Code));
        Assert.Null(outcome.Published);
    }

    private static async Task AddAsync(SmallSource source, OperationalRecord record)
    {
        await using var context = source.Open();
        context.Add(record);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static void EditManifest(SmallSource source, string text, string other)
    {
        var path = Path.ChangeExtension(source.Store.Current().Path, ".json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, other));
    }
}
