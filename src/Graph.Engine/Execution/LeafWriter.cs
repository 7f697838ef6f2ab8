using System.Collections;
using System.Text.Json;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Writes what scalar codecs serialise to.</summary>
internal static class LeafWriter
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            default:
                Structure(json, value);
                break;
        }
    }

    private static void Structure(Utf8JsonWriter json, object value)
    {
        var entries = value is InputObject input ? input.Entries : value as IEnumerable<KeyValuePair<string, object?>>;
        if (entries is not null)
        {
            json.WriteStartObject();
            foreach (var (name, inner) in entries)
            {
                json.WritePropertyName(name);
                Write(json, inner);
            }

            json.WriteEndObject();
        }
        else if (value is IEnumerable items)
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                Write(json, item);
            }

            json.WriteEndArray();
        }
        else
        {
            throw new System.Diagnostics.UnreachableException($"A codec serialised to {value.GetType()}.");
        }
    }
}
