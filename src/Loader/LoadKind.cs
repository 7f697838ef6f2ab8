namespace Analytics.Loader;

/// <summary>How much of the source a load reads.</summary>
public enum LoadKind
{
    /// <summary>What changed since the served snapshot; everything where that cannot be told.</summary>
    Incremental,

    /// <summary>Everything.</summary>
    Full,
}
