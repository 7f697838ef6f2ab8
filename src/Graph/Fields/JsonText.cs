using System.Text.Encodings.Web;

namespace Analytics.Graph.Fields;

/// <summary>How texts are written: Vietnamese letters as they are. Answers are JSON of their own media type, never part
/// of a page.</summary>
internal static class JsonText
{
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
