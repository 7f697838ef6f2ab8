namespace Analytics.Graph.Tests.Support;

/// <summary>A clock whose time goes by only when it is moved: what waits for a while waits for the test, however slow the
/// machine is.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private long ticks = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    /// <summary>An alarm that rings once; none of what is tested needs another.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Move(TimeSpan by)
    {
        List<Alarm> due;
        lock (gate)
        {
            var now = Interlocked.Add(ref ticks, by.Ticks);
            due = alarms.FindAll(alarm => alarm.At <= now);
            alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    private sealed class Alarm(ManualClock clock, Action ring) : ITimer
    {
        public Action Ring { get; } = ring;

        public long At { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = clock.GetTimestamp() + dueTime.Ticks;
                    clock.alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
