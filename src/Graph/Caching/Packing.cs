namespace Analytics.Graph.Caching;

/// <summary>How the bytes of an answer are packed on their way.</summary>
public enum Packing
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>As <c>gzip</c>.</summary>
    Gzip,

    /// <summary>As <c>br</c>.</summary>
    Brotli,
}
