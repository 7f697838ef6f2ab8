using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Analytics.Graph.Tests.Support;

/// <summary>Compares whole JSON values, white space apart.</summary>
public static class Golden
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Match(string expected, JsonNode? actual) => Assert.Equal(Text(JsonNode.Parse(expected)), Text(actual));

    private static string Text(JsonNode? node) => node?.ToJsonString(Indented) ?? "null";
}
