namespace Analytics.Loader.Progress;

/// <summary>Writes what happens as one line an event, for log collectors.</summary>
public interface IEventWriter
{
    /// <summary>Writes an event.</summary>
    /// <param name="name">What happened, in lower case with dots.</param>
    /// <param name="level">info, warn or error.</param>
    /// <param name="fields">What is known of it; null values are left out.</param>
    void Write(string name, string level, params ReadOnlySpan<(string Name, object? Value)> fields);
}
