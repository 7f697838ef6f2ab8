using System.Globalization;
using System.Text.Json;
using Analytics.Graph.Engine.Language;

namespace Analytics.Bench;

/// <summary>Bytes per second of the parser against those of <c>Utf8JsonReader</c> over the same words as JSON. The
/// reader is the limit that matters: the fastest way this platform has to cut a text into its words and check their
/// nesting, and it builds no tree.</summary>
public static class ParseBench
{
    /// <summary>Prints the ratio of times by byte, and what the tree takes.</summary>
    public static void Run()
    {
        Compare(BenchDocument.Of(10_000), calls: 200);
        Compare(BenchDocument.Of(1_000_000), calls: 1);
    }

    private static void Compare(byte[] document, int calls)
    {
        var json = BenchDocument.AsJson(document);
        var size = string.Create(CultureInfo.InvariantCulture, $"{document.Length:N0} bytes");
        var measured = Rounds.Ratio(
            $"parse {size} / read the same words as {json.Length:N0} bytes of JSON", rounds: 60, calls,
            () => DocumentParser.Parse(document), () => Read(json));
        var (ours, bare) = (document.Length / measured.A / 1000, json.Length / measured.B / 1000);
        var allocated = Rounds.AllocatedBytes(() => DocumentParser.Parse(document));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {ours:N0} MB/s against {bare:N0} MB/s, {ours / bare:N2} of its speed; {allocated:N0} bytes allocated, "
                + $"{(double)allocated / document.Length:N1} for each byte read"));
    }

    private static void Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
        }
    }
}
