using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Warehouse.Snapshots;

/// <summary>The manifest as JSON beside its snapshot. Source generated: no reflection at start.</summary>
internal static class ManifestFile
{
    /// <summary>The manifest as indented JSON in UTF-8.</summary>
    public static byte[] Write(SnapshotManifest manifest) =>
        JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.SnapshotManifest);

    /// <summary>Reads a manifest.</summary>
    /// <returns>Null when the text is not a manifest of a format that this program reads.</returns>
    public static SnapshotManifest? Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJson.Default.SnapshotManifest);
            return manifest is { FormatVersion: SnapshotManifest.CurrentFormat } ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SnapshotManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
