using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Caching;

/// <summary>Writes coerced variables as JSON in one spelling: the order is that of the schema, defaults are filled
/// in.</summary>
public static class VariablesText
{
    /// <summary>A JSON object.</summary>
    public static string Of(InputObject variables)
    {
        if (variables.Entries is [])
        {
            return "{}";
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, variables);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case InputObject fields:
                json.WriteStartObject();
                foreach (var (name, item) in fields.Entries)
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            case ImmutableArray<object?> items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                WriteLeaf(json, value);
                break;
        }
    }

    private static void WriteLeaf(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                throw new UnreachableException($"No codec of ours makes a {value.GetType().Name}.");
        }
    }
}
