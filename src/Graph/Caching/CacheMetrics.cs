using System.Diagnostics.Metrics;

namespace Analytics.Graph.Caching;

/// <summary>Counts where answers came from (<c>analytics.graph.answers</c>, tag <c>source</c>) and what Redis did
/// (<c>analytics.graph.redis</c>, tag <c>outcome</c>), in the meter of <see cref="DocumentMetrics"/>.</summary>
public sealed class CacheMetrics
{
    private readonly Counter<long> answers;
    private readonly Counter<long> redis;

    /// <summary>Counts in a meter of a host.</summary>
    public CacheMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(DocumentMetrics.MeterName);
        answers = meter.CreateCounter<long>("analytics.graph.answers", "{answer}", "Answers, by where they came from.");
        redis = meter.CreateCounter<long>(
            "analytics.graph.redis", "{call}",
            "Calls to Redis: found, absent, kept, damaged, failed, left_alone; leases taken, waited for.");
    }

    /// <summary>An answer was found.</summary>
    public void NoteAnswer(AnswerSource source)
    {
        var name = source switch
        {
            AnswerSource.Memory => "memory",
            AnswerSource.Redis => "redis",
            _ => "miss",
        };
        answers.Add(1, new KeyValuePair<string, object?>("source", name));
    }

    /// <summary>A call to Redis ended.</summary>
    public void NoteRedis(string outcome) => redis.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
