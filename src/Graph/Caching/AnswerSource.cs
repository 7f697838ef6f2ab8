namespace Analytics.Graph.Caching;

/// <summary>Where an answer came from; sent as <c>X-Cache</c>.</summary>
public enum AnswerSource
{
    /// <summary>The memory of this process, or a computation that somebody else had started.</summary>
    Memory,

    /// <summary>Redis.</summary>
    Redis,

    /// <summary>It was computed.</summary>
    Miss,

    /// <summary>The caller had it, and was told so: 304. Nothing was looked up.</summary>
    Caller,
}
