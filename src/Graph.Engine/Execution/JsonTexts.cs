using System.Runtime.InteropServices;
using System.Text.Json;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Whether the texts inside JSON are texts: an escape can name half a surrogate pair, which is none.</summary>
public static class JsonTexts
{
    /// <summary>Whether every text and every name inside a value can be read.</summary>
    public static bool AreWhole(JsonElement json) =>
        JsonMarshal.GetRawUtf8Value(json).IndexOf("\\u"u8) < 0 || CanRead(json);

    private static bool CanRead(JsonElement json)
    {
        try
        {
            Read(json);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // what the reader says of half a pair
        }
    }

    private static void Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                _ = json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Read(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    _ = property.Name;
                    Read(property.Value);
                }

                break;
        }
    }
}
