namespace Analytics.Loader.Health;

/// <summary>Keeps the health file of a scheduled loader up to date.</summary>
/// <param name="path">The file; its folder is made when missing.</param>
/// <param name="time">The clock.</param>
public sealed class HealthFile(string path, TimeProvider time)
{
    private LoaderHealth _last = new()
    {
        State = "WAITING", Process = Environment.ProcessId, Since = time.GetUtcNow(),
    };

    /// <summary>The code of the failure of the load that runs; null while it has not failed.</summary>
    public string? Code { get; set; }

    /// <summary>The snapshot that the load published; null while it has not.</summary>
    public string? Snapshot { get; set; }

    /// <summary>A load begins.</summary>
    public void Running()
    {
        Code = null;
        Tell(_last with { State = "RUNNING", Since = time.GetUtcNow(), NextAt = null });
    }

    /// <summary>A load has ended, and the next one waits.</summary>
    /// <param name="failures">Failures in a row.</param>
    /// <param name="pause">Until the next load.</param>
    public void Waiting(int failures, TimeSpan pause)
    {
        var now = time.GetUtcNow();
        Tell(_last with
        {
            State = "WAITING",
            Since = now,
            NextAt = now + pause,
            Failures = failures,
            Code = Code,
            LastSuccessAt = Code is null ? now : _last.LastSuccessAt,
            Snapshot = Snapshot ?? _last.Snapshot,
        });
    }

    /// <summary>The loader ends.</summary>
    public void Stopped() => Tell(_last with { State = "STOPPED", Since = time.GetUtcNow(), NextAt = null });

    // Where the file cannot be written, whoever reads it sees that it grows old.
    private void Tell(LoaderHealth health)
    {
        _last = health;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
            health.Write(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The health file '{path}' cannot be written: {problem.GetType().Name}.");
        }
    }
}
