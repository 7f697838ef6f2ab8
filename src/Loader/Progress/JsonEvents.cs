using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Loader.Progress;

/// <summary>Events as JSON, one object a line.</summary>
public sealed class JsonEvents(TextWriter output, TimeProvider time) : IEventWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Vietnamese stays legible; nobody puts logs into pages
    };

    /// <inheritdoc/>
    public void Write(string name, string level, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString(
                "at", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", level);
            json.WriteString("event", name);
            foreach (var (field, value) in fields)
            {
                if (value is not null)
                {
                    json.WritePropertyName(field);
                    JsonSerializer.Serialize(json, value, value.GetType());
                }
            }

            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }
}
