namespace Analytics.Graph;

/// <summary>Everything that the host writes to its log. No values of rows and no parameters.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1001, LogLevel.Error, "Incident {Incident}: an unexpected failure while answering {Path}.")]
    public static partial void Incident(ILogger log, Exception failure, string incident, string path);

    [LoggerMessage(1101, LogLevel.Warning,
        "Redis did not answer ({Problem}); {Calls} is left alone for {PauseSeconds} s.")]
    public static partial void RedisFailed(ILogger log, string problem, string calls, double pauseSeconds);

    [LoggerMessage(1102, LogLevel.Information, "Redis answers again; {Calls} goes on.")]
    public static partial void RedisAnswers(ILogger log, string calls);

    [LoggerMessage(1103, LogLevel.Warning,
        "Redis holds something else than the answer {Key}; it is computed. Further ones are only counted.")]
    public static partial void RedisDamaged(ILogger log, string key);

    [LoggerMessage(1201, LogLevel.Information, "Snapshot {Snapshot} is served.")]
    public static partial void SnapshotServed(ILogger log, string snapshot);

    [LoggerMessage(1202, LogLevel.Error, "The current snapshot cannot be served: {Code} {Message}")]
    public static partial void SnapshotRefused(ILogger log, string code, string message);

    [LoggerMessage(1203, LogLevel.Information, "Snapshot {Snapshot} is closed: nothing asks it any more.")]
    public static partial void SnapshotClosed(ILogger log, string snapshot);

    [LoggerMessage(1204, LogLevel.Error, "Following the current snapshot failed; it is tried again.")]
    public static partial void FlipFailed(ILogger log, Exception failure);

    [LoggerMessage(1205, LogLevel.Information,
        "A question could not be asked of snapshot {Snapshot} before it is served: {Problem}.")]
    public static partial void WarmingFailed(ILogger log, string problem, string snapshot);

    [LoggerMessage(1301, LogLevel.Warning, "The registered document {File} cannot be answered: {Problem}")]
    public static partial void DocumentRefused(ILogger log, string file, string problem);

    [LoggerMessage(1401, LogLevel.Warning, "Slow: {Query}")]
    public static partial void SlowQuery(ILogger log, Telemetry.SlowQuery query);
}
