namespace Analytics.Graph.Tests.Support;

/// <summary>The clock of a machine whose time of day is set now and then; time goes by as ever.</summary>
public sealed class JumpingClock : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    /// <summary>Sets the time of day forwards, or backwards.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);
}
