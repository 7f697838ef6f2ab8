using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Graph.Engine.Language;
using Analytics.Warehouse.Catalog;

namespace Analytics.Bench;

/// <summary>Documents of the served schema in any size: the panels of a dashboard, as an editor lays them
/// out.</summary>
public static partial class BenchDocument
{
    /// <summary>A document of about so many bytes, and at least one panel.</summary>
    public static byte[] Of(int bytes)
    {
        var panels = new StringBuilder();
        var printed = 0;
        for (var at = 0; printed < bytes; at++)
        {
            var panel = Panel(at);
            panels.Append(panel);
            printed += DocumentPrinter.Print(DocumentParser.Parse($"{{{panel}}}")).Length;
        }

        var text = $"query Dashboard($under: [ID!]) {{ {panels} }} fragment Number on Cell {{ value text(lang: EN) "
            + "status notes { code message(lang: EN) } }";
        return Encoding.UTF8.GetBytes(DocumentPrinter.Print(DocumentParser.Parse(text)));
    }

    /// <summary>The words of a document in their nesting, as JSON.</summary>
    public static byte[] AsJson(byte[] document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (Match word in Words().Matches(Encoding.UTF8.GetString(document)))
            {
                Write(json, word.Value);
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Panel(int at)
    {
        var measures = WarehouseModel.Semantic.MeasuresOf(subject: null).ToArray();
        var (first, second) = (measures[at % measures.Length].Name, measures[(at + 7) % measures.Length].Name);
        return $$"""
            panel{{at}}: analysis(where: { area: { under: $under }, period: { years: [2021, 2022, 2023] } }) {
              rows(first: 20, orderBy: [{ {{first}}: { direction: DESC, nulls: LAST } }]) {
                nodes {
                  by { province { code name } year { code label(lang: EN) } }
                  facts { {{first}} { ...Number share(of: YEAR) } {{second}} { value rank(within: YEAR) } }
                }
                count endCursor hasNextPage
              }
              total { {{first}} { ...Number } }
            }
            """;
    }

    private static void Write(Utf8JsonWriter json, string word)
    {
        switch (word[0])
        {
            case '{' or '(' or '[':
                json.WriteStartArray();
                break;
            case '}' or ')' or ']':
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(word);
                break;
        }
    }

    [GeneratedRegex(@"\w+|[{}()\[\]]")]
    private static partial Regex Words();
}
