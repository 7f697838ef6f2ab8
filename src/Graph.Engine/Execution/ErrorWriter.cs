using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Writes the <c>errors</c> list.</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<GraphError> errors)
    {
        json.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("message"u8, error.Message);
            Locations(json, error);
            Path(json, error);
            Extensions(json, error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Locations(Utf8JsonWriter json, GraphError error)
    {
        if (error.Locations.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("locations"u8);
        foreach (var place in error.Locations)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, place.Line);
            json.WriteNumber("column"u8, place.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Path(Utf8JsonWriter json, GraphError error)
    {
        if (error.Path is not { } path)
        {
            return;
        }

        json.WriteStartArray("path"u8);
        foreach (var step in path.Steps())
        {
            LeafWriter.Write(json, step);
        }

        json.WriteEndArray();
    }

    private static void Extensions(Utf8JsonWriter json, GraphError error)
    {
        json.WriteStartObject("extensions"u8);
        json.WriteString("code"u8, error.Code);
        json.WriteString("remedy"u8, error.Remedy);
        foreach (var (name, value) in error.Details)
        {
            json.WritePropertyName(name);
            LeafWriter.Write(json, value);
        }

        json.WriteEndObject();
    }
}
