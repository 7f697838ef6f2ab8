using Analytics.Loader.Health;
using Analytics.Support;

namespace Analytics.Loader.Tests.Health;

public sealed class LoaderHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly LoaderHealth Waiting = new()
    {
        State = "WAITING", Process = 7, Since = Noon, NextAt = Noon.AddMinutes(5), LastSuccessAt = Noon,
        Snapshot = "20260131T120000Z-01234567",
    };

    [Fact]
    public void A_loader_that_waits_for_its_next_load_is_well() =>
        Assert.Null(Waiting.Ailment(Noon.AddMinutes(9), longest: null));

    [Fact]
    public void A_load_may_run_for_hours() =>
        Assert.Null((Waiting with { State = "RUNNING", NextAt = null }).Ailment(Noon.AddHours(9), longest: null));

    [Fact]
    public void Everything_else_is_told()
    {
        Assert.Equal("it stopped at 2026-01-31 12:00:00Z",
            (Waiting with { State = "STOPPED", NextAt = null }).Ailment(Noon, null));
        Assert.Equal("3 loads failed in a row, the last with SOURCE_UNREACHABLE",
            (Waiting with { Failures = 3, Code = "SOURCE_UNREACHABLE" }).Ailment(Noon, null));
        Assert.Equal("its next load was due at 2026-01-31 12:05:00Z", Waiting.Ailment(Noon.AddMinutes(11), null));
        Assert.Equal("its last good load ended at 2026-01-31 12:00:00Z",
            Waiting.Ailment(Noon.AddMinutes(9), TimeSpan.FromMinutes(8)));
        Assert.Equal("no load has ended well since 2026-01-31 12:00:00Z",
            (Waiting with { LastSuccessAt = null }).Ailment(Noon.AddMinutes(9), TimeSpan.FromMinutes(8)));
    }

    [Fact]
    public void Two_failures_in_a_row_may_pass() =>
        Assert.Null((Waiting with { Failures = 2, Code = "SOURCE_UNREACHABLE" }).Ailment(Noon, null));

    [Fact]
    public void What_is_written_is_read_and_what_is_no_health_file_is_none()
    {
        using var folder = new TemporaryFolder();
        Waiting.Write(folder.File("health.json"));
        File.WriteAllText(folder.File("other.json"), "{");

        Assert.Equal(Waiting, LoaderHealth.Read(folder.File("health.json")));
        Assert.Null(LoaderHealth.Read(folder.File("other.json")));
        Assert.Null(LoaderHealth.Read(folder.File("missing.json")));
    }
}
