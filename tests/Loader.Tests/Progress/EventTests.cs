using Analytics.Loader.Progress;

namespace Analytics.Loader.Tests.Progress;

public sealed class EventTests
{
    private readonly StringWriter _output = new();

    [Fact]
    public void As_JSON_an_event_is_one_object_on_one_line()
    {
        Tell(new JsonEvents(_output, new Noon()));

        Assert.Equal(
            """
            {"at":"2026-01-31T12:00:00.000Z","level":"warn","event":"load.finding","code":"VERIFY_X","count":2,"message":"Hà Tĩnh:\n\"hai\" dòng","rate":1.5}

            """,
            _output.ToString());
    }

    [Fact]
    public void As_a_line_an_event_is_one_line_whatever_its_texts_hold()
    {
        Tell(new LineEvents(_output, new Noon()));

        Assert.Equal(
            """
            2026-01-31T12:00:00.000Z WARN  load.finding code=VERIFY_X count=2 message="Hà Tĩnh:\n\"hai\" dòng" rate=1.5

            """,
            _output.ToString());
    }

    private static void Tell(IEventWriter events) => events.Write(
        "load.finding", "warn", ("code", "VERIFY_X"), ("count", 2L), ("message", "Hà Tĩnh:\n\"hai\" dòng"), ("none", null),
        ("rate", 1.5));

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    }
}
