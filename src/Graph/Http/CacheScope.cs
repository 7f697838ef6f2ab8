namespace Analytics.Graph.Http;

/// <summary>Who may keep answers on their way.</summary>
public enum CacheScope
{
    /// <summary>Caches that many callers share, such as a CDN.</summary>
    Public,

    /// <summary>The caller alone.</summary>
    Private,
}
