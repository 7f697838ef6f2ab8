using System.Text.Json;

namespace Analytics.Graph.Http;

/// <summary>A message of the protocol graphql-transport-ws.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The operation it belongs to; null for messages of the connection.</param>
/// <param name="Payload">What it carries; null for nothing.</param>
internal sealed record SocketMessage(string Type, string? Id, JsonElement? Payload)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="SocketClosing">4400 when it is no message.</exception>
    public static SocketMessage Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var message = document.RootElement;
            if (message.ValueKind == JsonValueKind.Object && TextOf(message, "type") is { } type
                && SentTexts.ProblemOf(text.Span, message) is null)
            {
                JsonElement? payload =
                    message.TryGetProperty("payload", out var carried) && carried.ValueKind != JsonValueKind.Null
                        ? carried.Clone()
                        : null;
                return new SocketMessage(type, TextOf(message, "id"), payload);
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The same as any other text that is no message.
        }

        throw SocketClosing.BadMessage("Invalid message");
    }

    private static string? TextOf(JsonElement message, string name) =>
        message.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;
}
