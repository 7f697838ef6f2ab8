namespace Analytics.Graph.Engine.Language;

/// <summary>How often a directive may stand at one place.</summary>
public enum Repetition
{
    /// <summary>At most once.</summary>
    Unique,

    /// <summary>Any number of times.</summary>
    Repeatable,
}
