using System.Globalization;
using System.Text;

namespace Analytics.Loader.Progress;

/// <summary>Events as text, one line each: time, level, event, then <c>name=value</c>.</summary>
public sealed class LineEvents(TextWriter output, TimeProvider time) : IEventWriter
{
    /// <inheritdoc/>
    public void Write(string name, string level, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} ");
        line.Append(CultureInfo.InvariantCulture, $"{level.ToUpperInvariant(),-5} {name}");
        foreach (var (field, value) in fields)
        {
            if (value is not null)
            {
                line.Append(' ').Append(field).Append('=').Append(Quoted(Text(value)));
            }
        }

        output.WriteLine(line);
    }

    private static string Text(object value) => value switch
    {
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable one => one.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // One event is one line, whatever a message holds.
    private static string Quoted(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAny(" \"=\r\n\t")
            ? text
            : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
