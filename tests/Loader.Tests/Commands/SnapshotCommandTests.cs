using System.Text.Json.Nodes;
using Analytics.Loader.Commands;
using Analytics.Loader.Tests.Support;

namespace Analytics.Loader.Tests.Commands;

public sealed class SnapshotCommandTests : IAsyncLifetime
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private SmallSource _source = null!; // set before each test
    private string _first = "";
    private string _second = "";

    public async ValueTask InitializeAsync()
    {
        _source = await SmallSource.CreateAsync();
        _first = (await _source.LoadAsync()).Published?.Id ?? "";
        _source.Execute("UPDATE Disbursement SET Amount = Amount + 5 WHERE Id = 1");
        _second = (await _source.LoadAsync()).Published?.Id ?? "";
    }

    public ValueTask DisposeAsync()
    {
        _source.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_rollback_serves_the_older_snapshot_and_the_list_shows_it()
    {
        Assert.Equal(ExitCode.Done, await RunAsync("snapshot", "rollback", _first));
        Assert.Equal(ExitCode.Done, await RunAsync("snapshot", "pin", _second));
        Assert.Equal(ExitCode.Done, await RunAsync("snapshot", "list"));

        Assert.Equal(_first, _source.Store.Current().Id);
        Assert.Matches($@"(?m)^  {_second} .* pinned\r?$", _output.ToString());
        Assert.Matches($@"(?m)^\* {_first} .* bytes\r?$", _output.ToString());
        Assert.Equal("", _errors.ToString());
    }

    [Fact]
    public async Task A_rollback_while_another_writes_is_refused()
    {
        using (_source.Store.AcquireWriter())
        {
            Assert.Equal(ExitCode.Busy, await RunAsync("snapshot", "rollback", _first));
        }

        Assert.Equal(_second, _source.Store.Current().Id);
    }

    [Fact]
    public async Task A_pinned_snapshot_outlives_the_retention_and_an_unpinned_one_does_not()
    {
        await RunAsync("snapshot", "pin", _first);
        await RunAsync("load", "--keep", "1");
        Assert.Contains(_first, _source.Store.List().Select(snapshot => snapshot.Id));

        await RunAsync("snapshot", "unpin", _first);
        await RunAsync("load", "--keep", "1");

        Assert.Single(_source.Store.List());
    }

    [Fact]
    public async Task Verify_reads_every_byte()
    {
        Assert.Equal(ExitCode.Done, await RunAsync("snapshot", "verify", _second));

        await using (var file = File.OpenWrite(_source.Store.Find(_first).Path))
        {
            file.Seek(-1, SeekOrigin.End);
            file.WriteByte(1);
        }

        Assert.Equal(ExitCode.Snapshot, await RunAsync("snapshot", "verify", _first));
        Assert.Equal(ExitCode.Snapshot, await RunAsync("snapshot", "rollback", _first));
        Assert.StartsWith($"SNAPSHOT_CORRUPT: Snapshot '{_first}' is damaged: its bytes are not those",
            _errors.ToString());
    }

    [Fact]
    public async Task The_difference_is_told_in_words()
    {
        Assert.Equal(ExitCode.Done, await RunAsync("snapshot", "diff", _first, _second));

        Assert.Contains(
            """
            disbursement: 3 -> 3 records; amount 63,007,000,000 -> 63,007,000,005
              42 Hà Tĩnh, 2023: 1 CORRECTED; amount 60,000,000,000 -> 60,000,000,005
            training_course: 1 records, none changed
            """.ReplaceLineEndings(),
            _output.ToString());
    }

    [Fact]
    public async Task The_difference_the_list_and_the_status_are_told_as_JSON()
    {
        Assert.Equal(ExitCode.Done, await RunAsync("snapshot", "diff", _first, _second, "--json"));
        var difference = JsonNode.Parse(Taken());
        Assert.Equal(ExitCode.Done, await RunAsync("snapshot", "list", "--json"));
        var list = JsonNode.Parse(Taken());
        Assert.Equal(ExitCode.Done, await RunAsync("status", "--json"));
        var status = JsonNode.Parse(Taken());

        var line = difference?["tables"]?[1]?["lines"]?[0];
        Assert.Equal("CORRECTED", (string?)line?["reason"]);
        Assert.Equal(60_000_000_005, (decimal?)line?["sums"]?[0]?["after"]);
        Assert.Equal([_second, _first], list?.AsArray().Select(one => (string?)one?["id"]));
        Assert.Equal(_second, (string?)status?["served"]);
        Assert.Equal("2024-01-20", (string?)status?["tables"]?[1]?["lastDay"]);
    }

    [Fact]
    public async Task Status_tells_how_fresh_each_table_and_each_province_is()
    {
        Assert.Equal(ExitCode.Done, await RunAsync("status", "--provinces"));

        Assert.Contains(
            """
            disbursement: 3 records, the last of 2024-01-20, 712 days before the cut-off
              37 Ninh Bình: 1 record, the last of 2021-12-31, 1,462 days before the cut-off
              42 Hà Tĩnh: 2 records, the last of 2024-01-20, 712 days before the cut-off
            """.ReplaceLineEndings(),
            _output.ToString());
    }

    [Fact]
    public async Task A_snapshot_that_does_not_exist_is_told_so_by_every_command()
    {
        const string missing = "20200101T000000Z-00000000";

        foreach (var name in (string[])["verify", "pin", "unpin", "rollback"])
        {
            Assert.Equal(ExitCode.Snapshot, await RunAsync("snapshot", name, missing));
        }

        Assert.Equal(ExitCode.Snapshot, await RunAsync("snapshot", "diff", _first, missing));
        Assert.Equal(5, _errors.ToString().Split($"SNAPSHOT_NOT_FOUND: No snapshot is called '{missing}'.").Length - 1);
    }

    private string Taken()
    {
        var text = _output.ToString();
        _output.GetStringBuilder().Clear();
        return text;
    }

    private Task<int> RunAsync(params string[] arguments) => CommandTree.RunAsync(
        [.. arguments, "--data", _source.DataFolder], _output, _errors, TestContext.Current.CancellationToken);
}
