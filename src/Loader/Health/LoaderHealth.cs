using System.Text.Json;

namespace Analytics.Loader.Health;

/// <summary>How a scheduled loader is, as its health file tells.</summary>
public sealed record LoaderHealth
{
    /// <summary>After so many failures in a row a loader is unhealthy.</summary>
    public const int FailuresAllowed = 2;

    /// <summary>RUNNING while a load runs, WAITING between loads, STOPPED after the last.</summary>
    public required string State { get; init; }

    /// <summary>Process id of the loader.</summary>
    public required int Process { get; init; }

    /// <summary>UTC when this state began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>UTC when the next load is due; null while one runs.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Failures in a row, 0 or more.</summary>
    public int Failures { get; init; }

    /// <summary>Code of the last failure; null when the last load ended well.</summary>
    public string? Code { get; init; }

    /// <summary>UTC when a load last ended well; null when none has since the start.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>The snapshot that the last good load published; null when none has since the start.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Why the loader is not well; null when it is.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="longest">How old the last good load may be; null does not ask.</param>
    public string? Ailment(DateTimeOffset now, TimeSpan? longest) => this switch
    {
        { State: "STOPPED" } => $"it stopped at {Since:u}",
        { Failures: > FailuresAllowed } => $"{Failures} loads failed in a row, the last with {Code}",
        { NextAt: { } due } when now > due + TimeSpan.FromMinutes(5) => $"its next load was due at {due:u}",
        _ when longest is { } age && now - (LastSuccessAt ?? Since) > age => LastSuccessAt is { } last
            ? $"its last good load ended at {last:u}"
            : $"no load has ended well since {Since:u}",
        _ => null,
    };

    /// <summary>Reads a health file.</summary>
    /// <returns>Null when there is none, or it is not one.</returns>
    public static LoaderHealth? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LoaderHealth>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces a health file in one step.</summary>
    public void Write(string path)
    {
        var next = path + ".tmp";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
        File.Move(next, path, overwrite: true);
    }
}
