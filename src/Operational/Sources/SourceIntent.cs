namespace Analytics.Operational.Sources;

/// <summary>What a connection to the operational database is for.</summary>
public enum SourceIntent
{
    /// <summary>Making and filling it.</summary>
    Write,

    /// <summary>Reading it; nothing is ever written.</summary>
    Read,
}
