namespace Analytics.Loader.Commands;

/// <summary>How the load command says what happens.</summary>
public enum LogFormat
{
    /// <summary>In words, for people; the default.</summary>
    Text,

    /// <summary>One line an event: time, level, event, fields.</summary>
    Line,

    /// <summary>One JSON object an event, one a line.</summary>
    Json,
}
