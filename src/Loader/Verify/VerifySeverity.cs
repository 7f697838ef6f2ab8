namespace Analytics.Loader.Verify;

/// <summary>What a finding of Verify means for the load.</summary>
public enum VerifySeverity
{
    /// <summary>Nothing may be published.</summary>
    Block,

    /// <summary>Published, but a reader should know.</summary>
    Warn,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,
}
