using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Fields;

/// <summary>Writes statuses, each encoded once.</summary>
internal static class StatusWriter
{
    private static readonly ImmutableArray<JsonEncodedText> Encoded =
        [.. Enum.GetValues<CellStatus>().Select(status => JsonEncodedText.Encode(Words.Of(status)))];

    public static void Write(Utf8JsonWriter json, CellStatus status) => json.WriteStringValue(Encoded[(int)status]);
}
