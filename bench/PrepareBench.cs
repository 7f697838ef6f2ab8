using System.Globalization;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Caching;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Bench;

/// <summary>All that happens to a document of 10 kB before its answer is looked up: parse, validate, plan. Once for a
/// new document, once for one that was seen before.</summary>
public static class PrepareBench
{
    private static readonly GraphRequest Request =
        new() { Variables = JsonDocument.Parse("""{ "under": ["42"] }""").RootElement };

    /// <summary>Prints the parts and the ratio of times, seen before / new.</summary>
    public static void Run()
    {
        var document = BenchDocument.Of(10_000);
        var text = Encoding.UTF8.GetString(document);
        var executor = new GraphExecutor(
            AnalyticsSchema.Build(WarehouseModel.Semantic, (failure, _) => throw failure), new GraphOptions());
        using var services = new ServiceCollection().AddMetrics().AddSingleton<DocumentMetrics>()
            .BuildServiceProvider();
        using var documents = new KnownDocuments(executor, services.GetRequiredService<DocumentMetrics>());
        var prepared = documents.Find(text).Prepared;
        if (!prepared.IsValid)
        {
            throw new GraphException(prepared.Errors);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a document of {document.Length:N0} bytes"));
        const int Calls = 20;
        void All() => Plan(executor, executor.Prepare(document));
        Warm(All);
        Rounds.Ratio("  parse / parse, validate, plan", 60, Calls, () => DocumentParser.Parse(document), All);
        Rounds.Ratio("  parse and validate / parse, validate, plan", 60, Calls, () => executor.Prepare(document), All);
        Rounds.Ratio("  plan / parse, validate, plan", 60, Calls, () => Plan(executor, prepared), All);
        void Seen() => Plan(executor, documents.Find(text).Prepared);
        void Known() => executor.Plan(documents.Find(text).Prepared, Request); // all that a known answer needs
        Rounds.Ratio("  seen before, to be run / new", 60, Calls, Seen, All);
        Rounds.Ratio("  seen before, answer known / new", 60, Calls, Known, All);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  allocated: new {Rounds.AllocatedBytes(All):N0} bytes, seen before {Rounds.AllocatedBytes(Seen):N0}, "
                + $"with a known answer {Rounds.AllocatedBytes(Known):N0}"));
    }

    /// <summary>Until the just-in-time compiler has nothing left to do.</summary>
    private static void Warm(Action work)
    {
        for (var call = 0; call < 5_000; call++)
        {
            work();
        }
    }

    private static void Plan(GraphExecutor executor, PreparedDocument document) =>
        RequestCost.Check(executor.Plan(document, Request), scannedRows: 0, new LimitOptions());
}
