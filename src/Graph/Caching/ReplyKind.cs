namespace Analytics.Graph.Caching;

/// <summary>What a response says, as far as caches and status codes care.</summary>
public enum ReplyKind
{
    /// <summary>Data without any error: the only kind that is kept.</summary>
    Complete,

    /// <summary>The operation ran, and the response holds errors.</summary>
    WithErrors,

    /// <summary>The operation did not run.</summary>
    Refused,

    /// <summary>The host has no place to compute it now; it may be asked again.</summary>
    Busy,
}
