namespace Analytics.Loader.Schedule;

/// <summary>How long a schedule waits before the next load.</summary>
public static class Pause
{
    /// <summary>Longest pause after failures, unless the schedule itself is slower.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The pause, which doubles with each failure in a row and varies by a tenth, so that loaders started
    /// together drift apart.</summary>
    /// <param name="every">The pause after a load that ended well.</param>
    /// <param name="failures">Failures in a row, 0 or more.</param>
    /// <param name="chance">0 to 1; 0.5 varies nothing.</param>
    public static TimeSpan Before(TimeSpan every, int failures, double chance)
    {
        var longest = every > Longest ? every : Longest;
        var pause = Math.Min(every.TotalSeconds * Math.Pow(2, Math.Min(failures, 30)), longest.TotalSeconds);
        return TimeSpan.FromSeconds(pause * (0.9 + (0.2 * chance)));
    }
}
